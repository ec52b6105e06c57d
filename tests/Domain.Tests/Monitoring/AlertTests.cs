using EventSourcedOps.Domain.Monitoring;
using static EventSourcedOps.Domain.Tests.Monitoring.Watch;

namespace EventSourcedOps.Domain.Tests.Monitoring;

public sealed class AlertTests
{
    [Fact]
    public void The_same_signal_again_is_the_same_alert_and_no_news()
    {
        var fired = Fire(null, After(0)).Events.ShouldHaveSingleItem().ShouldBeOfType<AlertFired>();
        fired.Fingerprint.ShouldBe(AlertIdentity.FingerprintOf(Province.Hangzhou, [new("pod", "orders-7"), new("service", "orders")]));
        fired.Group.ShouldBe(AlertIdentity.GroupOf(Province.Hangzhou, [new("service", "orders"), new("pod", "orders-8")], ["service"]));
        Fire(Firing, After(1)).ShouldRecordNothing();
        Firing.Signal(Errors with { Severity = AlertSeverity.Major }, FlapPolicy.Default, After(1))
            .ShouldRecord(new AlertSeverityChanged(AlertSeverity.Warning, AlertSeverity.Major, Evidence));
        Firing.Signal(Errors with { Labels = [new("service", "food")] }, FlapPolicy.Default, After(1))
            .ShouldRefuse(AlertRefusals.OtherAlert);
        ((Alert?)null).Signal(Errors with { Labels = [] }, FlapPolicy.Default, After(0)).ShouldRefuse(AlertRefusals.Unlabelled);
        ((Alert?)null).Signal(Errors with { Labels = [new("a", "1"), new("a", "2")] }, FlapPolicy.Default, After(0))
            .ShouldRefuse(AlertRefusals.LabelledTwice);
    }

    [Fact]
    public void No_value_can_pretend_to_be_two_labels()
    {
        AlertIdentity.FingerprintOf("o", [new("a", "b"), new("c", "d")])
            .ShouldNotBe(AlertIdentity.FingerprintOf("o", [new("a", "b\u001f1:c1:d")]));
        AlertIdentity.FingerprintOf("o", [new("a", "b")]).ShouldNotBe(AlertIdentity.FingerprintOf("p", [new("a", "b")]));
        AlertIdentity.AlertOf(Guid.Empty, Nine).ShouldNotBe(AlertIdentity.AlertOf(Guid.Empty, Nine.AddTicks(1)));
    }

    [Fact]
    public void An_alert_goes_from_firing_over_hands_to_resolved()
    {
        Firing!.Status.ShouldBe(AlertStatus.Firing);
        var seen = Through(Firing, (1, (alert, given) => alert.Acknowledge("Looking", given)));
        seen!.Status.ShouldBe(AlertStatus.Acknowledged);
        seen.Acknowledge(null, By("wang")).ShouldRefuse(AlertRefusals.AlreadySeen);
        seen.Transfer("wang", "Night shift").ShouldRefuse(AlertRefusals.NotClaimed);

        var claimed = Through(seen, (2, (alert, _) => alert.Claim(By("lin"))));
        claimed!.Status.ShouldBe(AlertStatus.Claimed);
        claimed.Claim(By("lin")).ShouldRecordNothing();
        claimed.Claim(By("wang")).ShouldRefuse(AlertRefusals.ClaimedByOther);
        claimed.Transfer("", "Night shift").ShouldRefuse(AlertRefusals.ToNobody);
        var moved = Through(claimed, (3, (alert, _) => alert.Transfer("wang", "Night shift")));
        moved!.Holder.ShouldBe("wang");

        var over = Through(moved, (9, Recover));
        over!.Status.ShouldBe(AlertStatus.Resolved);
        over.Claim(By("lin")).ShouldRefuse(AlertRefusals.AlreadyResolved);
        Recover(over, After(10)).ShouldRecordNothing();
        ((Alert?)null).Claim(By("lin")).ShouldRefuse(AlertRefusals.Unknown);
    }

    [Fact]
    public void What_comes_back_soon_is_the_same_alert_and_later_another()
    {
        var over = Through(Firing, (1, (alert, _) => alert.Claim(By("lin"))), (5, Recover));
        Fire(over, After(20)).ShouldRecord(new AlertReopened(AlertSeverity.Warning, Evidence));
        Through(over, (20, Fire))!.Holder.ShouldBe("lin");
        Fire(over, After(36)).ShouldRefuse(AlertRefusals.Ended);
        Fire(over, After(4)).ShouldRecordNothing(); // late news of the time before
    }

    [Fact]
    public void One_that_turns_to_and_fro_is_held_open_until_it_is_calm()
    {
        var flapping = Through(Firing, (2, Recover), (4, Fire));
        Recover(flapping, After(6)).ShouldRecord(new AlertFlapping(4, 1_800), new AlertTurned(false));
        flapping = Through(flapping, (6, Recover));
        flapping!.Status.ShouldBe(AlertStatus.Firing);
        Fire(flapping, After(8)).ShouldRecord(new AlertTurned(true, Errors.Evidence.From));
        flapping = Through(flapping, (8, Fire), (10, Recover));
        flapping.Settle(FlapPolicy.Default, After(19)).ShouldRecordNothing();
        flapping.Settle(FlapPolicy.Default, After(20)).ShouldRecord(new AlertCalmed(), new AlertResolved(AlertEnding.Recovered, null));
        Through(flapping, (11, Fire)).Settle(FlapPolicy.Default, After(21)).ShouldRecord(new AlertCalmed());
    }

    [Fact]
    public void It_is_told_again_when_the_last_reason_to_be_silent_is_gone()
    {
        var quiet = Through(Firing,
            (1, (alert, given) => alert.Suppress(SuppressionCause.Maintenance, "CHG0000001", null, given)),
            (1, (alert, given) => alert.Suppress(SuppressionCause.Silence, "night", Nine.AddMinutes(30), given)));
        quiet!.Status.ShouldBe(AlertStatus.Suppressed);
        quiet.Suppress(SuppressionCause.Maintenance, "CHG0000001", null, After(2)).ShouldRecordNothing();
        quiet.Suppress(SuppressionCause.Silence, "old", Nine, After(2)).ShouldRefuse(AlertRefusals.PassedAlready);
        quiet.Unsuppress(SuppressionCause.ParentDown, "night").ShouldRefuse(AlertRefusals.NotSuppressed);
        quiet.EndSuppressions(After(29)).ShouldRecordNothing();
        quiet.EndSuppressions(After(30)).ShouldRecord(new AlertUnsuppressed(SuppressionCause.Silence, "night"));
        var told = Through(quiet, (30, (alert, given) => alert.EndSuppressions(given)), (31, (alert, _) =>
            alert.Unsuppress(SuppressionCause.Maintenance, "CHG0000001")));
        told!.Status.ShouldBe(AlertStatus.Firing);
    }

    [Fact]
    public void What_nobody_looks_at_becomes_more_severe_step_by_step()
    {
        Firing.EscalateUnattended(EscalationPolicy.Default, After(14)).ShouldRecordNothing();
        Firing.EscalateUnattended(EscalationPolicy.Default, After(15))
            .ShouldRecord(new AlertEscalated(AlertSeverity.Warning, AlertSeverity.Major, "unattended"));
        var major = Through(Firing, (15, (alert, given) => alert.EscalateUnattended(EscalationPolicy.Default, given)));
        Fire(major, After(16)).ShouldRecordNothing(); // the signal says what it said before
        major.EscalateUnattended(EscalationPolicy.Default, After(29)).ShouldRecordNothing();
        var critical = Through(major, (30, (alert, given) => alert.EscalateUnattended(EscalationPolicy.Default, given)));
        critical!.Severity.ShouldBe(AlertSeverity.Critical);
        critical.EscalateUnattended(EscalationPolicy.Default, After(99)).ShouldRecordNothing();
        critical.Escalate("Press").ShouldRefuse(AlertRefusals.AlreadyHighest);
        Through(Firing, (1, (alert, given) => alert.Acknowledge(null, given))).EscalateUnattended(EscalationPolicy.Default,
            After(99)).ShouldRecordNothing();
        major.EscalateUnattended(new(TimeSpan.FromMinutes(1), AlertSeverity.Major), After(99)).ShouldRecordNothing();
    }

    [Fact]
    public void A_rule_fires_when_its_condition_held_long_enough_without_a_break()
    {
        var five = TimeSpan.FromMinutes(5);
        var watch = RuleWatch.Quiet.Look(true, Nine, five).Look(true, Nine.AddMinutes(4), five);
        watch.Firing.ShouldBeFalse();
        watch.Look(false, Nine.AddMinutes(5), five).ShouldBe(RuleWatch.Quiet);
        watch.Look(true, Nine.AddMinutes(5), five).Firing.ShouldBeTrue();
        RuleWatch.Quiet.Look(true, Nine, TimeSpan.Zero).Firing.ShouldBeTrue();
    }
}
