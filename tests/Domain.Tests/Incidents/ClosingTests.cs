using EventSourcedOps.Domain.Incidents;
using static EventSourcedOps.Domain.Incidents.HoldReason;
using static EventSourcedOps.Domain.Tests.Incidents.District;

namespace EventSourcedOps.Domain.Tests.Incidents;

public sealed class ClosingTests
{
    [Fact]
    public void An_incident_waits_and_goes_on_where_it_stood()
    {
        var held = new IncidentHeld(AwaitingUser, "Which room?");
        Given(Reported).Hold(AwaitingUser, "Which room?").ShouldRecord(held);
        Given(Reported, held).Hold(AwaitingUser, "Which room?").ShouldRecordNothing();
        Given(Reported, held).Hold(AwaitingSupplier, null).ShouldRecord(new IncidentHeld(AwaitingSupplier, null));
        Given(Reported, held).Resume(null).ShouldRecord(new IncidentResumed(null));
        Given(Reported, Triaged, Assigned, Accepted, held, new IncidentResumed(null))!.Status.ShouldBe(IncidentStatus.InProgress);
        Given(Reported).Resume(null).ShouldRefuse(IncidentRefusals.NotOnHold);
        Given(Reported, Triaged, Resolved).Hold(AwaitingUser, null).ShouldRefuse(IncidentRefusals.AlreadyResolved);
    }

    [Fact]
    public void Resolving_needs_triage_and_ends_a_hold()
    {
        Given(Reported).Resolve("fixed", "Restarted the gateway").ShouldRefuse(IncidentRefusals.NotTriaged);
        Given(Reported, Triaged).Resolve("fixed", "Restarted the gateway").ShouldRecord(Resolved);
        Given(Reported, Triaged, Resolved).Resolve("fixed", "Restarted the gateway").ShouldRefuse(IncidentRefusals.AlreadyResolved);
        Given(Reported, Triaged, new IncidentHeld(AwaitingUser, null), Resolved)!.Hold.ShouldBeNull();
    }

    [Fact]
    public void Reopening_counts_and_is_for_resolved_incidents_only()
    {
        var reopened = new IncidentReopened("Down again");
        Given(Reported, Triaged, Assigned, Accepted, Resolved).Reopen("Down again").ShouldRecord(reopened);
        var open = Given(Reported, Triaged, Assigned, Accepted, Resolved, reopened)!;
        (open.Reopens, open.Status).ShouldBe((1, IncidentStatus.InProgress));
        open.Reopen("Down again").ShouldRefuse(IncidentRefusals.NotResolved);
        Given(Reported, Triaged, Resolved, Closed).Reopen("Down again").ShouldRefuse(IncidentRefusals.AlreadyClosed);
    }

    [Fact]
    public void Only_what_is_resolved_is_closed_but_anything_open_can_be_cancelled()
    {
        Given(Reported, Triaged, Resolved).Close(null).ShouldRecord(Closed);
        Given(Reported, Triaged).Close(null).ShouldRefuse(IncidentRefusals.NotResolved);
        Given(Reported, Triaged, Resolved, Closed).Close(null).ShouldRefuse(IncidentRefusals.AlreadyClosed);
        Given(Reported).Cancel("Test call").ShouldRecord(new IncidentClosed(Closure.Cancelled, "Test call"));
        Given(Reported, Triaged, Resolved).Cancel("Test call").ShouldRefuse(IncidentRefusals.AlreadyResolved);
    }

    [Fact]
    public void After_a_week_without_objection_it_closes_by_itself()
    {
        var week = At(Nine + IncidentClosing.AutoCloseAfter);
        Given(Reported, Triaged, Resolved).CloseIfStillResolved(Nine, week).ShouldRecord(new IncidentClosed(Closure.Automatic, null));
        Given(Reported, Triaged, Resolved).CloseIfStillResolved(Nine, At(Nine.AddDays(6))).ShouldRecordNothing();
    }

    [Fact]
    public void A_late_timer_closes_nothing()
    {
        var week = At(Nine + IncidentClosing.AutoCloseAfter);
        Given(Reported, Triaged, Resolved, new IncidentReopened("Again")).CloseIfStillResolved(Nine, week).ShouldRecordNothing();
        Given(Reported, Triaged, Resolved, Closed).CloseIfStillResolved(Nine, week).ShouldRecordNothing();
        // Resolved once more since: another timer is on its way.
        Given(Reported, Triaged, Resolved).CloseIfStillResolved(Nine.AddDays(-1), week).ShouldRecordNothing();
        Given().CloseIfStillResolved(Nine, week).ShouldRefuse(IncidentRefusals.Unknown);
    }

    [Fact]
    public void What_nobody_reported_is_unknown()
    {
        Given().Resolve("fixed", "?").ShouldRefuse(IncidentRefusals.Unknown);
        Given().RescheduleClocks(At(Nine)).ShouldRefuse(IncidentRefusals.Unknown);
        IncidentActions.Allowed(null).ShouldBeEmpty();
    }
}
