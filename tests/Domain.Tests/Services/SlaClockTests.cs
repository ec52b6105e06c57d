using EventSourcedOps.Domain.Incidents;
using EventSourcedOps.Domain.Services;
using static EventSourcedOps.Domain.Tests.Province;

namespace EventSourcedOps.Domain.Tests.Services;

public sealed class SlaClockTests
{
    private static readonly Landscape FourHours = Standing.With(Promise(1, Monday.AddDays(-30), 240));

    [Fact]
    public void A_clock_runs_through_the_lunch_break_to_the_afternoon() =>
        SlaClock.Read(Clock(new ClockStarted(Nine(0), null)), FourHours, Nine(1)).ShouldBe(new(
            ClockState.Running, TimeSpan.FromHours(1), TimeSpan.FromHours(4), Nine(5), Promise(1, Monday, 1).AgreementId, 1, null));

    [Fact]
    public void A_hold_pauses_only_for_a_reason_that_the_agreement_lists()
    {
        Shown(Nine(3), new ClockStarted(Nine(0), null), new ClockHeld(Nine(1), HoldReason.AwaitingUser))
            .ShouldBe((ClockState.Paused, TimeSpan.FromHours(1), null));
        Shown(Nine(3), new ClockStarted(Nine(0), null), new ClockHeld(Nine(1), HoldReason.AwaitingSupplier))
            .ShouldBe((ClockState.Running, TimeSpan.FromHours(3), Nine(5)));
    }

    [Fact]
    public void Used_up_to_the_last_tick_is_breached() =>
        SlaClock.Read(Clock(new ClockStarted(Nine(0), null), new ClockStopped(Nine(5))), FourHours, Nine(8)).BreachedAt.ShouldBe(Nine(5));

    [Fact]
    public void A_target_raised_at_the_very_moment_is_not_breached()
    {
        var shown = SlaClock.Read(Clock(new ClockStarted(Nine(0), null)), FourHours.With(Promise(2, Nine(5), 480)), Nine(6));

        (shown.BreachedAt, shown.DueAt).ShouldBe((null, Nine(9)));
    }

    [Fact]
    public void A_stopped_clock_keeps_its_verdict_under_a_later_version()
    {
        var stricter = FourHours.With(Promise(2, Nine(4), 60));
        var history = Clock(new ClockStarted(Nine(0), null), new ClockStopped(Nine(2)));

        var shown = SlaClock.Read(history, stricter, Nine(8));

        (shown.State, shown.BreachedAt, shown.AgreementVersion).ShouldBe((ClockState.Stopped, null, 1));
        SlaClock.Read(history with { Changes = history.Changes.Add(new ClockRestarted(Nine(5))) }, stricter, Nine(8))
            .BreachedAt.ShouldBe(Nine(5));
    }

    [Fact]
    public void A_version_known_to_come_counts_for_what_is_due() =>
        SlaClock.Read(Clock(new ClockStarted(Nine(0), null)), FourHours.With(Promise(2, Nine(2), 150)), Nine(1))
            .DueAt.ShouldBe(Nine(2.5));

    [Fact]
    public void The_nearest_organisation_and_then_the_rule_for_the_service_win()
    {
        var near = FourHours.With(Promise(1, Monday.AddDays(-9), 120, organisation: Hangzhou));
        SlaClock.Read(Clock(new ClockStarted(Nine(0), null)), near, Nine(1)).Target.ShouldBe(TimeSpan.FromHours(2));

        var both = Promise(1, Monday.AddDays(-9), 120, organisation: Hangzhou);
        both = both with { Rules = [.. both.Rules, new(Portal, Priority.Moderate, null, 60)] };
        SlaClock.Read(Clock(new ClockStarted(Nine(0), null)), FourHours.With(both), Nine(1)).Target.ShouldBe(TimeSpan.FromHours(1));

        var silent = both with { Rules = [] };
        SlaClock.Read(Clock(new ClockStarted(Nine(0), null)), FourHours.With(silent), Nine(1)).Target.ShouldBe(TimeSpan.FromHours(4));
    }

    [Fact]
    public void A_change_dated_before_the_one_that_precedes_it_takes_effect_with_it() =>
        Shown(Nine(3), new ClockStarted(Nine(0), null), new ClockHeld(Nine(1), HoldReason.AwaitingUser), new ClockResumed(Nine(0.5)))
            .ShouldBe((ClockState.Running, TimeSpan.FromHours(3), Nine(5)));

    [Fact]
    public void Without_an_agreement_nothing_is_due_and_nothing_consumed() =>
        SlaClock.Read(Clock(new ClockStarted(Nine(0), null)), Standing, Nine(5))
            .ShouldBe(new(ClockState.Running, TimeSpan.Zero, null, null, null, null, null));

    [Fact]
    public void A_share_of_the_target_is_reached_once_and_that_stands()
    {
        var history = Clock(new ClockStarted(Nine(0), null));
        SlaClock.Reaches(history, FourHours, 50).ShouldBe(Nine(2));
        SlaClock.Reaches(history, FourHours, 80).ShouldBe(Nine(4).AddMinutes(12));
        SlaClock.Reaches(history, FourHours, 100).ShouldBe(Nine(5));
        SlaClock.Reaches(history with { Changes = history.Changes.Add(new ClockStopped(Nine(3))) }, FourHours, 80).ShouldBeNull();
    }

    [Fact]
    public void A_draft_is_compared_and_the_official_verdict_stays()
    {
        ClockHistory[] histories = [Clock(new ClockStarted(Nine(0), null), new ClockStopped(Nine(2)))];
        var draft = FourHours.Supposing(Nine(8), Promise(0, Monday.AddDays(-30), 60));

        var compared = SlaWhatIf.Compare(histories, FourHours, draft, Nine(8)).ShouldHaveSingleItem();

        (compared.Official.BreachedAt, compared.Draft.BreachedAt, compared.VerdictDiffers).ShouldBe((null, Nine(1), true));
        FourHours.AgreementsOf(Zhejiang).Single().Versions.Length.ShouldBe(1);
    }

    [Fact]
    public void A_later_version_does_not_reach_into_the_past()
    {
        var agreement = FourHours.AgreementsOf(Zhejiang).Single();
        agreement.Publish(Promise(0, Monday.AddTicks(-1), 60), Monday, Standing).ShouldRefuse(AgreementRefusals.EffectiveInThePast);
        agreement.Publish(Promise(0, Monday, 60), Monday, Standing).ShouldTell(Promise(2, Monday, 60));
        ((Agreement?)null).Publish(Promise(0, Monday.AddYears(-9), 60), Monday, Standing).ShouldTell(Promise(1, Monday.AddYears(-9), 60));
        agreement.Publish(Promise(0, Monday, 60, Team), Monday, Standing).ShouldRefuse(ServiceRefusals.Unknown);
        agreement.Publish(Promise(0, Monday, 60) with { CalendarId = Team }, Monday, Standing).ShouldRefuse(CalendarRefusals.Unknown);
        agreement.Publish(Promise(0, Monday, 60, organisation: Hangzhou), Monday, Standing)
            .ShouldRefuse(AgreementRefusals.ForeignOrganisation);
        var twice = Promise(0, Monday, 60);
        agreement.Publish(twice with { Rules = [.. twice.Rules, .. twice.Rules] }, Monday, Standing)
            .ShouldRefuse(AgreementRefusals.RuleTwice);
    }

    private static (ClockState, TimeSpan, DateTimeOffset?) Shown(DateTimeOffset at, params ClockChange[] changes)
    {
        var shown = SlaClock.Read(Clock(changes), FourHours, at);
        return (shown.State, shown.Consumed, shown.DueAt);
    }

    private static ClockHistory Clock(params ClockChange[] changes) => new(ClockKind.Resolution, Xihu, Portal, [.. changes]);

    /// <summary>Hours after nine o'clock of a Monday in Hangzhou.</summary>
    private static DateTimeOffset Nine(double hours) => Monday.AddHours(9 + hours);
}
