using EventSourcedOps.Domain.Changes;
using static EventSourcedOps.Domain.Tests.Changes.Works;

namespace EventSourcedOps.Domain.Tests.Changes;

public sealed class ChangeLessonTests
{
    private static readonly ChangeEvent Closed = new ChangeClosed(ChangeClosure.Successful, null);

    [Fact]
    public void What_has_not_ended_or_never_began_teaches_nothing()
    {
        ChangeLesson.Of(Done!).ShouldBeNull();
        ChangeLesson.Of(After(Booked, new ChangeClosed(ChangeClosure.Cancelled, null))).ShouldBeNull();
    }

    [Fact]
    public void A_change_that_did_what_it_should_went_well()
    {
        var lesson = ChangeLesson.Of(After(Done, new ChangeEvaluated(true, "Fine", null), Closed))!;
        lesson.WentWrong.ShouldBeFalse();
        lesson.Judged.ShouldBe(Done!.Risk);
    }

    public static TheoryData<ChangeEvent> Harms =>
        [new ChangeAborted("It does not boot"), new ChangeEvaluated(false, "Still slow", null), new ChangeIncidentLinked(Harm)];

    [Theory]
    [MemberData(nameof(Harms))]
    public void Taken_back_without_its_goal_or_with_an_incident_it_went_wrong(ChangeEvent harm) =>
        ChangeLesson.Of(After(Done, harm, Closed))!.WentWrong.ShouldBeTrue();

    private static Change After(Change? change, params ChangeEvent[] happened) =>
        happened.Aggregate(change!, (now, one) => Change.Evolve(now, one, Nine));
}
