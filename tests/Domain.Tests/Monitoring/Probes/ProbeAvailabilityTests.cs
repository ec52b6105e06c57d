using CsCheck;
using EventSourcedOps.Domain.Monitoring.Probes;
using static EventSourcedOps.Domain.Monitoring.Probes.ProbePhase;
using static EventSourcedOps.Domain.Tests.Monitoring.Probes.Gate;

namespace EventSourcedOps.Domain.Tests.Monitoring.Probes;

public sealed class ProbeAvailabilityTests
{
    [Fact]
    public void It_is_the_share_of_the_known_time_without_the_time_in_which_nobody_looked()
    {
        // Ten hours: one before it was defined, one until anybody knew, four up, one down, one paused, two up.
        var day = ProbeAvailability.Of(
            [At(1, Unknown), At(2, Up), At(6, Down), At(7, Paused), At(8, Degraded)], Nine, Nine.AddHours(10));
        day.Percent()!.Value.ShouldBe(100 * 6 / 7.0, 1e-9);
        (day.Lasted(Paused).TotalHours, day.Lasted(Unknown).TotalHours, day.Lasted(Down).TotalHours, day.Outages()).ShouldBe((2, 1, 1, 1));
        day.Spans.Select(span => span.Phase).ShouldBe([Paused, Unknown, Up, Down, Paused, Degraded]);
    }

    [Fact]
    public void Of_nothing_known_nothing_is_said()
    {
        ProbeAvailability.Of([], Nine, Nine.AddHours(1)).Percent().ShouldBeNull();
        ProbeAvailability.Of([At(-5, Unknown)], Nine, Nine.AddHours(1)).Percent().ShouldBeNull();
        ProbeAvailability.Of([At(-5, Down)], Nine, Nine.AddHours(1)).Percent().ShouldBe(0);
    }

    [Fact]
    public void It_was_down_since_its_points_saw_it_and_not_since_that_was_known()
    {
        var turns = new ProbeEvent[] { Defined, Judged(ProbeVerdict.Up, 0), Judged(ProbeVerdict.Down, 10), new ProbePaused("Moved"), new ProbeResumed() }
            .Zip([0, 1, 12, 30, 40], (fact, minute) => fact.TurnOf(Nine.AddMinutes(minute)));
        ProbeAvailability.Of(turns, Nine, Nine.AddHours(1)).Spans.Select(span => ((span.To - Nine).TotalMinutes, span.Phase))
            .ShouldBe([(10, Up), (30, Down), (40, Paused), (60, Unknown)]);
    }

    private static readonly Gen<ProbeTurn[]> Turns =
        Gen.Select(Gen.Double[-5, 15], Gen.Enum<ProbePhase>(), (hour, phase) => At(hour, phase)).Array[0, 20];

    /// <summary>Whatever is recorded, in whatever order, every moment of the time is told once.</summary>
    [Fact]
    public void Spans_cover_the_time_without_gap_or_overlap() => Turns.Sample(turns =>
    {
        var found = ProbeAvailability.Of(turns, Nine, Nine.AddHours(10));
        found.Spans[0].From.ShouldBe(Nine);
        found.Spans[^1].To.ShouldBe(Nine.AddHours(10));
        foreach (var (one, next) in found.Spans.Zip(found.Spans.Skip(1)))
        {
            one.To.ShouldBe(next.From);
            one.Phase.ShouldNotBe(next.Phase);
        }

        Enum.GetValues<ProbePhase>().Sum(phase => found.Lasted(phase).Ticks).ShouldBe(TimeSpan.FromHours(10).Ticks);
        found.Percent()?.ShouldBeInRange(0, 100);
    });

    /// <summary>A day is its two halves: what is told of a long time agrees with what is told of its parts.</summary>
    [Fact]
    public void Parts_add_up_to_the_whole() => Gen.Select(Turns, Gen.Double[0.1, 9.9]).Sample((turns, cut) =>
    {
        var middle = Nine.AddHours(cut);
        var (first, second) = (ProbeAvailability.Of(turns, Nine, middle), ProbeAvailability.Of(turns, middle, Nine.AddHours(10)));
        var whole = ProbeAvailability.Of(turns, Nine, Nine.AddHours(10));
        foreach (var phase in Enum.GetValues<ProbePhase>()) (first.Lasted(phase) + second.Lasted(phase)).ShouldBe(whole.Lasted(phase));
    });

    private static ProbeTurn At(double hour, ProbePhase phase) => new(Nine.AddHours(hour), phase);
}
