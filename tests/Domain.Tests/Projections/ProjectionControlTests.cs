using EventSourcedOps.Domain.Projections;
using static EventSourcedOps.Domain.Projections.ProjectionFault;

namespace EventSourcedOps.Domain.Tests.Projections;

public sealed class ProjectionControlTests
{
    private const string Board = "incident_board";
    private static readonly DateTimeOffset Nine = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_fault_is_told_once_and_again_when_it_becomes_another()
    {
        After().Notice(Board, RowsHeld).ShouldRecord(new ProjectionFaultNoticed(Board, RowsHeld));
        After(new ProjectionFaultNoticed(Board, RowsHeld)).Notice(Board, RowsHeld).ShouldRecordNothing();
        After(new ProjectionFaultNoticed(Board, RowsHeld)).Notice(Board, Standstill).ShouldRecord(new ProjectionFaultNoticed(Board, Standstill));
    }

    [Fact]
    public void That_nothing_is_wrong_is_told_only_after_something_was()
    {
        After().Notice(Board, null).ShouldRecordNothing();
        After(new ProjectionFaultNoticed(Board, Standstill)).Notice(Board, null).ShouldRecord(new ProjectionMended(Board));
        After(new ProjectionFaultNoticed(Board, Standstill), new ProjectionMended(Board)).Notice(Board, null).ShouldRecordNothing();
    }

    [Fact]
    public void Whoever_pauses_a_model_is_at_it_and_a_fault_that_stays_is_news_afterwards()
    {
        var paused = After(new ProjectionFaultNoticed(Board, RowsHeld), new ProjectionPaused(Board));
        paused!.Fault.ShouldBeNull();
        paused.Notice(Board, RowsHeld).ShouldRecordNothing();
        After(new ProjectionFaultNoticed(Board, RowsHeld), new ProjectionPaused(Board), new ProjectionResumed(Board))
            .Notice(Board, RowsHeld).ShouldRecord(new ProjectionFaultNoticed(Board, RowsHeld));
    }

    [Fact]
    public void A_fault_is_known_since_it_was_noticed_whatever_is_ordered_meanwhile()
    {
        var control = After(new ProjectionFaultNoticed(Board, RowsHeld), new ProjectionRetryOrdered(Board));
        (control!.Fault, control.FaultSince).ShouldBe((RowsHeld, Nine));
    }

    private static ProjectionControl? After(params IEnumerable<ProjectionEvent> history) =>
        history.Select((happened, minute) => (happened, minute)).Aggregate((ProjectionControl?)null, (state, one) =>
            ProjectionControl.Evolve(state, one.happened, Nine.AddMinutes(one.minute)));
}
