using EventSourcedOps.Domain.Incidents;
using EventSourcedOps.Domain.Monitoring.Notification;
using EventSourcedOps.Domain.People;
using EventSourcedOps.Domain.Tests.Incidents;
using static EventSourcedOps.Domain.Tests.Incidents.District;

namespace EventSourcedOps.Domain.Tests.People;

public sealed class CallPlanTests
{
    private static readonly Guid Room = Ids.Derived("channel", "room");
    private static readonly CallStep First = new(1, [], [], 5);
    private static readonly CallPlanPublished Draft = new(Network, District.Province, 0, Nine, [First], 2, Priority.Moderate);

    [Fact]
    public void Versions_count_up_and_the_one_with_the_latest_effect_counts()
    {
        ((CallPlan?)null).Publish(Draft, At(Nine)).ShouldRecord(Draft with { Version = 1 });
        var known = Known(Draft with { Version = 1 }, Draft with { Version = 2, EffectiveFrom = Nine.AddHours(1) });
        known.Publish(Draft with { EffectiveFrom = Nine.AddDays(1) }, At(Nine)).ShouldRecord(Draft with { Version = 3, EffectiveFrom = Nine.AddDays(1) });
        known.InForceAt(Nine.AddMinutes(-1)).ShouldBeNull();
        known.InForceAt(Nine)!.Version.ShouldBe(1);
        known.InForceAt(Nine.AddHours(1))!.Version.ShouldBe(2);
    }

    [Fact]
    public void A_plan_calls_somebody_by_channels_within_reach_and_not_in_the_past()
    {
        Refused(Draft with { TeamId = Disbanded }).ShouldBe(TeamRefusals.Closed with { Field = "teamId" });
        Refused(Draft with { Organisation = "320000" }).ShouldBe(CallPlanRefusals.ForeignTeam);
        Refused(Draft with { EffectiveFrom = Nine.AddTicks(-1) }).ShouldBe(CallPlanRefusals.EffectiveInThePast);
        Refused(Draft with { Steps = [First with { Level = null }] }).ShouldBe(CallPlanRefusals.StepEmpty);
        Refused(Draft with { Steps = [First with { Channels = [Room] }] }).ShouldBe(CallPlanRefusals.ChannelOutOfReach);
        var defined = new NotificationChannelDefined(Room, District.Province, new("Room", ChannelKind.WeCom, "https://qyapi.example/send", null, null, null, ChannelLanguage.Chinese, 20), Room);
        ((CallPlan?)null).Publish(
            Draft with { Steps = [First with { Channels = [Room] }] }, At(Nine, Landscape.Evolve(Unpromised, defined, Nine))).Refusal.ShouldBeNull();
    }

    [Fact]
    public void Its_steps_are_gone_through_as_often_as_it_says()
    {
        var plan = Draft with { Steps = [First, First with { Level = 2 }] };
        Enumerable.Range(0, 5).Select(plan.TurnAfter).Select(turn => (turn?.Round, turn?.Number, turn?.Step.Level))
            .ShouldBe([(1, 1, 1), (1, 2, 2), (2, 1, 1), (2, 2, 2), (null, null, null)]);
        plan.Calls(Priority.Critical).ShouldBeTrue();
        plan.Calls(Priority.Moderate).ShouldBeTrue();
        plan.Calls(Priority.Low).ShouldBeFalse();
        (plan with { Steps = [] }).Calls(Priority.Critical).ShouldBeFalse();
    }

    private static Refusal? Refused(CallPlanPublished draft) => ((CallPlan?)null).Publish(draft, At(Nine)).Refusal;

    private static CallPlan Known(params CallPlanEvent[] history) =>
        history.Aggregate((CallPlan?)null, (state, happened) => CallPlan.Evolve(state, happened, Nine))!;
}
