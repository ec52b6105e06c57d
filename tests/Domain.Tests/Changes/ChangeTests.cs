using EventSourcedOps.Domain.Changes;
using static EventSourcedOps.Domain.Changes.ChangeRefusals;
using static EventSourcedOps.Domain.Tests.Changes.Works;
using static EventSourcedOps.Domain.Tests.Province;

namespace EventSourcedOps.Domain.Tests.Changes;

public sealed class ChangeTests
{
    [Fact]
    public void Without_a_way_back_nobody_is_asked_for_approval() => Through(null,
            change => change.Draft(Upgrade, By("lin")),
            change => change.Settle(Plan with { Rollback = [] }, Ground, By("lin")))
        .Submit(Ground, By("lin")).ShouldRefuse(NoRollback);

    [Fact]
    public void A_plan_that_was_changed_under_the_look_around_is_looked_at_again() =>
        Planned.Submit(Ground with { Plan = Plan with { Purpose = "Another" } }, By("lin")).ShouldRefuse(GroundMoved);

    [Fact]
    public void An_item_that_nobody_knows_cannot_be_changed() =>
        Planned.Settle(Plan with { Items = [Switch, Firewall] }, Ground, By("lin")).ShouldRefuse(ItemUnknown);

    [Fact]
    public void A_value_is_declared_for_items_of_the_change_only() =>
        Planned.Settle(Plan with { Declared = [new(Firewall, "firmware", "1")] }, Ground, By("lin")).ShouldRefuse(DeclaredElsewhere);

    [Fact]
    public void Settling_the_same_plan_again_changes_nothing() =>
        Planned.Settle(Plan with { Steps = [.. Steps] }, Ground, By("lin")).ShouldRecordNothing();

    [Fact]
    public void Who_wants_a_change_does_not_approve_it() => Submitted.Review(true, null, Ground, By("lin")).ShouldRefuse(OwnChange);

    [Fact]
    public void Nobody_speaks_twice() => Through(Submitted, change => change.Review(true, null, Ground, By("wang")))
        .Approve(null, Ground, By("wang")).ShouldRefuse(SpokenAlready);

    [Fact]
    public void The_last_word_approves_and_freezes_the_items()
    {
        var decision = Through(Submitted, change => change.Review(true, null, Ground, By("wang"))).Approve("Fine", Ground, By("zhao"));
        decision.Events[0].ShouldBe(new ChangeAgreed(ApprovalBody.Manager, "zhao", "Fine"));
        decision.Events[1].ShouldBeOfType<ChangeApproved>().Items.ShouldBe([CoreSwitch]);
    }

    [Fact]
    public void A_no_sends_it_back_and_voids_what_was_said()
    {
        var again = Through(Submitted,
            change => change.Review(true, null, Ground, By("wang")), change => change.Reject("Not this week", By("zhao")));
        again!.Status.ShouldBe(ChangeStatus.Draft);
        again.Votes.ShouldBeEmpty();
    }

    [Fact]
    public void A_high_risk_needs_three_of_the_board()
    {
        var risky = Ground with { Impact = new(200, 9, Domain.Configuration.Importance.Core, Domain.Access.DataLabel.Important), History = new(2, 2) };
        var change = Through(Planned, now => now.Submit(risky, By("lin")));
        change!.Risk!.Level.ShouldBe(RiskLevel.High);
        change.Chain.ShouldBe([new(ApprovalBody.Reviewer, 1), new(ApprovalBody.Board, 3)]);
    }

    [Fact]
    public void A_conflict_needs_a_reason()
    {
        var crowded = Ground with { Booked = [new(Firewall, "CHG0000009", Night, [Switch])] };
        Agreed.Schedule(null, null, null, crowded, By("lin")).ShouldRefuse(Conflicting);
        Agreed.Schedule(null, null, "Both have to", crowded, By("lin")).Refusal.ShouldBeNull();
    }

    [Fact]
    public void A_blackout_bars_what_is_no_emergency()
    {
        var holiday = Approved.With(new BlackoutDeclared(Harm, Zhejiang, BlackoutKind.Period, "Holiday", Night, null));
        Agreed.Schedule(null, null, "But", Ground, By("lin", landscape: holiday)).ShouldRefuse(Barred);
        Booked.Start(Ground, By("lin", Night.From, holiday)).ShouldRefuse(Barred);
        Urgent().Schedule(null, null, "It burns", Ground, By("lin", landscape: holiday)).Refusal.ShouldBeNull();
    }

    [Fact]
    public void A_time_at_which_it_is_riskier_needs_another_approval()
    {
        var crowded = Ground with
        {
            Booked = [.. Enumerable.Range(0, 9).Select(i => new BookedChange(Ids.Derived($"{i}"), $"CHG{i}", Night, [Switch]))],
            Impact = new(30, 2, Domain.Configuration.Importance.Normal, Domain.Access.DataLabel.Normal),
        };
        Agreed.Schedule(null, null, "Both have to", crowded, By("lin")).ShouldRefuse(RiskierThanApproved);
    }

    [Fact]
    public void Work_begins_in_its_time_only() => Booked.Start(Ground, By("lin", Night.To)).ShouldRefuse(OutsideWindow);

    [Fact]
    public void Steps_are_done_in_their_order() => Begun.ReportStep(new(1, true, null, null)).ShouldRefuse(StepOutOfTurn);

    [Fact]
    public void What_failed_may_be_tried_again() => Through(Begun,
            change => change.ReportStep(new(0, false, "No space left", null)), change => change.ReportStep(new(0, true, null, null)))!
        .Implementation.Next.ShouldBe(1);

    [Fact]
    public void It_is_taken_back_step_by_step_to_what_was_before()
    {
        var back = Through(Begun,
            change => change.ReportStep(new(0, true, null, null)), change => change.ReportStep(new(1, false, "Does not boot", null)),
            change => change.Abort("Does not boot"), change => change.RollBackStep(new(0, true, null, null)));
        back!.Status.ShouldBe(ChangeStatus.RollingBack);
        back = Through(back, change => change.RollBackStep(new(1, true, null, null)), change => change.Evaluate(false, "Wrong image", null));
        back!.Status.ShouldBe(ChangeStatus.RolledBack);
        back.Close(null, Upgraded).ShouldRefuse(ItemsDiffer);
        back.Close(null, Ground).ShouldRecord(new ChangeClosed(ChangeClosure.RolledBack, null));
    }

    [Fact]
    public void It_is_not_closed_while_an_item_reads_something_else()
    {
        var verified = Through(Done, change => change.Verify(true, "All racks answer", null), change => change.Evaluate(true, "Fine", null));
        verified.Close(null, Ground).ShouldRefuse(ItemsDiffer);
        verified.Close(null, Upgraded).ShouldRecord(new ChangeClosed(ChangeClosure.Successful, null));
    }

    [Fact]
    public void Drift_is_told_once()
    {
        var verified = Through(Done, change => change.Verify(true, "All racks answer", null));
        var told = verified.CheckDrift(Ground);
        told.Events.ShouldHaveSingleItem().ShouldBeOfType<ChangeDrifted>().Differences.ShouldBe([new(Switch, "firmware", "9.2", "9.1")]);
        Through(verified, change => change.CheckDrift(Ground)).CheckDrift(Ground).ShouldRecordNothing();
    }

    [Fact]
    public void An_emergency_begins_with_one_word_and_closes_with_the_boards()
    {
        var done = Through(Urgent(), change => change.Start(Ground, By("lin")),
            change => change.ReportStep(new(0, true, null, null)), change => change.ReportStep(new(1, true, null, null)),
            change => change.Verify(true, "Answers", null), change => change.Evaluate(true, "Fine", null));
        done.Close(null, Upgraded).ShouldRefuse(BoardMissing);
        Through(done, change => change.Approve(null, Ground, By("zhao")), change => change.Approve(null, Ground, By("qian")))
            .Close(null, Upgraded).Refusal.ShouldBeNull();
    }

    [Fact]
    public void A_standard_change_follows_its_template_and_is_approved_with_it()
    {
        var drafted = Through(null, change => change.Draft(Upgrade with { Kind = ChangeKind.Standard, TemplateId = Template }, By("lin")));
        drafted.Settle(Plan with { Steps = [] }, Ground, By("lin")).ShouldRefuse(TemplateFixed);
        Through(drafted, change => change.Settle(Plan, Ground, By("lin")), change => change.Submit(Ground, By("lin")))!
            .Status.ShouldBe(ChangeStatus.Approved);
    }

    [Fact]
    public void An_approval_is_overdue_once_it_took_too_long()
    {
        Submitted.NoteOverdue(By("timer", Nine.AddDays(1))).ShouldRecordNothing();
        Submitted.NoteOverdue(By("timer", Nine.AddDays(2))).ShouldRecord(new ChangeApprovalOverdue(ApprovalBody.Reviewer));
        Agreed.NoteOverdue(By("timer", Nine.AddDays(9))).ShouldRecordNothing();
    }

    [Fact]
    public void It_caused_what_a_person_says_it_caused()
    {
        Booked.LinkIncident(Harm, By("lin")).ShouldRefuse(NotStarted);
        Begun.LinkIncident(Switch, By("lin")).ShouldRefuse(IncidentUnknown);
        Begun.LinkIncident(Harm, By("lin")).ShouldRecord(new ChangeIncidentLinked(Harm));
    }

    private static Change? Urgent() => Through(null,
        change => change.Draft(Upgrade with { Kind = ChangeKind.Emergency }, By("lin")), change => change.Settle(Plan, Ground, By("lin")),
        change => change.Submit(Ground, By("lin")), change => change.Approve(null, Ground, By("zhao")));
}
