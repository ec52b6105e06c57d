using EventSourcedOps.Domain.Incidents;
using EventSourcedOps.Domain.Services;
using static EventSourcedOps.Domain.Services.ClockKind;
using static EventSourcedOps.Domain.Tests.Incidents.District;

namespace EventSourcedOps.Domain.Tests.Incidents;

public sealed class ClockFollowingTests
{
    private readonly Story story = Story.Reported(Promised);

    [Fact]
    public void Both_clocks_start_with_the_report()
    {
        Set(story.History.Select(entry => entry.Happened), Response).ShouldSatisfyAllConditions(
            set => set.DueAt.ShouldBe(Nine.AddMinutes(60)),
            set => set.TargetSeconds.ShouldBe(3600),
            set => (set.NextWarningPercent, set.NextWarningAt).ShouldBe((50, Nine.AddMinutes(30))));
        Set(story.History.Select(entry => entry.Happened), Resolution).DueAt.ShouldBe(Nine.AddMinutes(480));
    }

    [Fact]
    public void Without_an_agreement_nothing_is_recorded()
    {
        var alone = Story.Reported(Unpromised);
        alone.After(5, (incident, given) => incident.Triage(null, null, Impact.High, Urgency.High, given));
        alone.After(9, (incident, _) => incident.Resolve("fixed", "Restarted the gateway"));
        alone.History.Count.ShouldBe(3);
    }

    [Fact]
    public void Accepting_is_the_verdict_on_the_response()
    {
        Taken(at: 20);
        story.History[^1].Happened.ShouldBeOfType<IncidentClockStopped>().ShouldSatisfyAllConditions(
            stopped => (stopped.Kind, stopped.Met, stopped.ConsumedSeconds).ShouldBe((Response, true, 1200)),
            stopped => stopped.StoppedAt.ShouldBe(Nine.AddMinutes(20)));
    }

    [Fact]
    public void Resolving_what_nobody_accepted_is_the_verdict_on_both()
    {
        story.After(5, Moderate);
        var verdicts = story.After(90, (incident, _) => incident.Resolve("fixed", "Restarted")).OfType<IncidentClockStopped>().ToList();
        verdicts.Select(verdict => (verdict.Kind, verdict.Met)).ShouldBe([(Response, false), (Resolution, true)]);
    }

    [Fact]
    public void Only_a_reason_that_the_agreement_lists_stops_the_clock()
    {
        Set(story.After(60, (incident, _) => incident.Hold(HoldReason.AwaitingUser, null)), Resolution).ShouldSatisfyAllConditions(
            set => set.State.ShouldBe(ClockState.Paused), set => set.DueAt.ShouldBeNull(), set => set.NextWarningAt.ShouldBeNull());
        Set(story.After(120, (incident, _) => incident.Resume(null)), Resolution).DueAt.ShouldBe(Nine.AddMinutes(540));
        // The clock goes on, so its promise is the same and is not told again.
        story.After(130, (incident, _) => incident.Hold(HoldReason.AwaitingSupplier, null)).Count.ShouldBe(1);
    }

    [Fact]
    public void A_new_priority_promises_something_else_and_the_same_priority_does_not()
    {
        story.After(5, Moderate).Count.ShouldBe(1);
        var told = story.After(10, (incident, given) => incident.Triage(null, null, Impact.High, Urgency.High, given));
        (Set(told, Response).DueAt, Set(told, Resolution).DueAt).ShouldBe((Nine.AddMinutes(15), Nine.AddMinutes(60)));
    }

    [Fact]
    public void Another_service_has_its_own_promise() =>
        Set(story.After(10, (incident, given) => incident.MoveToService(Archive, given)), Resolution).DueAt.ShouldBe(Nine.AddMinutes(960));

    [Fact]
    public void Reopening_goes_on_from_what_was_consumed()
    {
        Taken(at: 20);
        story.After(100, (incident, _) => incident.Resolve("fixed", "Restarted"));
        var told = story.After(300, (incident, _) => incident.Reopen("Down again"));
        told.OfType<IncidentClockSet>().ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            set => set.Kind.ShouldBe(Resolution), set => set.ConsumedSeconds.ShouldBe(6000),
            set => set.DueAt.ShouldBe(Nine.AddMinutes(680)));
        story.After(700, (incident, _) => incident.Resolve("fixed", "Replaced")).OfType<IncidentClockStopped>()
            .ShouldHaveSingleItem().Met.ShouldBeFalse();
    }

    [Fact]
    public void Each_level_is_warned_of_once_and_the_last_is_the_breach()
    {
        story.After(29, Warn(Response, 50)).ShouldBeEmpty();
        var fifty = story.After(30, Warn(Response, 50));
        fifty[0].ShouldBe(new IncidentClockWarned(Response, 50));
        (Set(fifty, Response).NextWarningPercent, Set(fifty, Response).NextWarningAt).ShouldBe((80, Nine.AddMinutes(48)));
        story.After(31, Warn(Response, 50)).ShouldBeEmpty();
        story.After(48, Warn(Response, 80))[0].ShouldBe(new IncidentClockWarned(Response, 80));
        var missed = story.After(60, Warn(Response, 100));
        missed.Take(2).ShouldBe([new IncidentClockWarned(Response, 100), new IncidentClockBreached(Response, Nine.AddMinutes(60))]);
        Set(missed, Response).NextWarningAt.ShouldBeNull();
        story.After(61, Warn(Response, 100)).ShouldBeEmpty();
    }

    [Fact]
    public void A_stopped_clock_warns_nobody()
    {
        Taken(at: 20);
        story.After(100, Warn(Response, 50)).ShouldBeEmpty();
    }

    [Fact]
    public void A_looser_target_warns_anew_and_only_when_its_own_share_is_used()
    {
        story.After(1, (incident, given) => incident.Triage(null, null, Impact.High, Urgency.High, given));
        story.After(31, Warn(Resolution, 50)).Count.ShouldBe(2);
        var told = story.After(40, Moderate);
        Set(told, Resolution).NextWarningAt.ShouldBe(Nine.AddMinutes(240));
        story.After(41, Warn(Resolution, 50)).ShouldBeEmpty();
        story.After(240, Warn(Resolution, 50)).Count.ShouldBe(2);
    }

    [Fact]
    public void A_new_version_of_the_agreement_is_told_once()
    {
        story.Landscape = WithAgreement(Promised, 2, moderateHours: 4, Nine.AddMinutes(30));
        var told = story.After(40, (incident, given) => incident.RescheduleClocks(given));
        Set(told, Resolution).ShouldSatisfyAllConditions(
            set => set.DueAt.ShouldBe(Nine.AddMinutes(240)), set => set.AgreementVersion.ShouldBe(2));
        story.After(41, (incident, given) => incident.RescheduleClocks(given)).ShouldBeEmpty();
    }

    [Fact]
    public void A_verdict_stands_whatever_is_agreed_later()
    {
        story.After(5, Moderate);
        story.After(90, (incident, _) => incident.Resolve("fixed", "Restarted"));
        story.Landscape = WithAgreement(Promised, 2, moderateHours: 1, Nine.AddMinutes(10));
        story.After(100, (incident, given) => incident.RescheduleClocks(given)).ShouldBeEmpty();
    }

    [Fact]
    public void What_is_reported_out_of_order_turns_no_clock_back()
    {
        story.After(60, (incident, _) => incident.Hold(HoldReason.AwaitingUser, null));
        story.After(30, (incident, _) => incident.Resume(null));
        story.Incident!.Resolution.History.Changes.Select(change => change.At).ShouldBeInOrder();
    }

    [Fact]
    public void A_merged_incident_is_timed_again_when_taken_out()
    {
        Taken(at: 20);
        story.After(100, (incident, given) => incident.MarkDuplicate(
            Self, Original, given with { Other = _ => Given(Reported) })).OfType<IncidentClockStopped>().ShouldHaveSingleItem();
        Set(story.After(200, (incident, _) => incident.UnmarkDuplicate("Other cause")), Resolution).DueAt.ShouldBe(Nine.AddMinutes(580));
    }

    private static Decision<IncidentEvent> Moderate(Incident? incident, Circumstances given) =>
        incident.Triage("Network", null, Impact.Medium, Urgency.Medium, given);

    private static Func<Incident?, Circumstances, Decision<IncidentEvent>> Warn(ClockKind kind, int percent) =>
        (incident, given) => incident.Warn(kind, percent, given);

    private void Taken(int at)
    {
        story.After(5, Moderate);
        story.After(6, (incident, given) => incident.Assign(Network, "lin", given));
        story.After(at, (incident, _) => incident.Accept("lin"));
    }

    private static IncidentClockSet Set(IEnumerable<IncidentEvent> recorded, ClockKind kind) =>
        recorded.OfType<IncidentClockSet>().Where(set => set.Kind == kind).ShouldHaveSingleItem();
}
