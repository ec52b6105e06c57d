using EventSourcedOps.Domain.Incidents;
using EventSourcedOps.Domain.People;
using static EventSourcedOps.Domain.Tests.Incidents.District;

namespace EventSourcedOps.Domain.Tests.Incidents;

public sealed class HandlingTests
{
    private static readonly Circumstances Now = At(Nine);

    [Fact]
    public void A_triaged_incident_goes_to_a_team() => Given(Reported, Triaged).Assign(Network, "lin", Now).ShouldRecord(Assigned);

    [Fact]
    public void An_untriaged_incident_is_not_assigned() =>
        Given(Reported).Assign(Network, null, Now).ShouldRefuse(IncidentRefusals.NotTriaged);

    [Fact]
    public void Assigning_twice_records_nothing_and_assigning_elsewhere_is_reassigning()
    {
        Given(Reported, Triaged, Assigned).Assign(Network, "lin", Now).ShouldRecordNothing();
        Given(Reported, Triaged, Assigned).Assign(Platform, null, Now).ShouldRefuse(IncidentRefusals.AlreadyAssigned);
    }

    [Fact]
    public void Teams_must_exist_and_be_open()
    {
        Given(Reported, Triaged).Assign(Portal, null, Now).ShouldRefuse(TeamRefusals.Unknown with { Field = "teamId" });
        Given(Reported, Triaged).Reassign(Disbanded, null, Now).ShouldRefuse(TeamRefusals.Closed with { Field = "teamId" });
        Given(Reported, Triaged).EscalateToTeam(Portal, "Harder than thought", Now).Refusal!.Code.ShouldBe(TeamRefusals.Unknown.Code);
    }

    [Fact]
    public void A_change_of_team_counts_and_must_be_accepted_anew()
    {
        Given(Reported, Triaged, Assigned, Accepted).Reassign(Platform, "zhao", Now).ShouldRecord(new IncidentReassigned(Platform, "zhao"));
        var moved = Given(Reported, Triaged, Assigned, Accepted, new IncidentReassigned(Platform, "zhao"))!;
        (moved.Reassignments, moved.Status).ShouldBe((1, IncidentStatus.Assigned));
    }

    [Fact]
    public void A_change_of_technician_within_the_team_does_not_count()
    {
        Given(Reported, Triaged, Assigned).Reassign(Network, "wang", Now).ShouldRecord(new IncidentHandedOver("wang"));
        Given(Reported, Triaged, Assigned, new IncidentHandedOver("wang"))!.Reassignments.ShouldBe(0);
    }

    [Fact]
    public void It_can_go_back_to_the_service_desk_and_from_there_to_a_team()
    {
        Given(Reported, Triaged, Assigned).Reassign(null, null, Now).ShouldRecord(new IncidentReassigned(null, null));
        Given(Reported, Triaged, Assigned, new IncidentReassigned(null, null)).Reassign(Platform, null, Now)
            .ShouldRecord(new IncidentReassigned(Platform, null));
        Given(Reported, Triaged, Assigned).Reassign(null, "lin", Now).ShouldRefuse(IncidentRefusals.TeamMissing);
    }

    [Fact]
    public void A_resolved_incident_may_change_hands_but_a_closed_one_may_not()
    {
        Given(Reported, Triaged, Assigned, Resolved).Reassign(Platform, null, Now).ShouldRecord(new IncidentReassigned(Platform, null));
        Given(Reported, Triaged, Assigned, Resolved, Closed).Reassign(Platform, null, Now).ShouldRefuse(IncidentRefusals.AlreadyClosed);
    }

    [Fact]
    public void Accepting_needs_a_team_and_happens_once()
    {
        Given(Reported, Triaged).Accept("lin").ShouldRefuse(IncidentRefusals.NotAssigned);
        Given(Reported, Triaged, Assigned).Accept("lin").ShouldRecord(Accepted);
        Given(Reported, Triaged, Assigned, Accepted).Accept("lin").ShouldRecordNothing();
        Given(Reported, Triaged, Assigned, Accepted).Accept("wang").ShouldRefuse(IncidentRefusals.AlreadyAccepted);
        Given(Reported, Triaged, Assigned, new IncidentHeld(HoldReason.AwaitingUser, null)).Accept("lin")
            .ShouldRefuse(IncidentRefusals.OnHold);
    }

    [Fact]
    public void Handing_back_leaves_it_with_the_team()
    {
        Given(Reported, Triaged, Assigned, Accepted).HandBack("Holiday").ShouldRecord(new IncidentHandedBack("Holiday"));
        var waiting = Given(Reported, Triaged, Assigned, Accepted, new IncidentHandedBack("Holiday"));
        (waiting!.TeamId, waiting.Technician, waiting.Status).ShouldBe((Network, null, IncidentStatus.Assigned));
        waiting.HandBack("Again").ShouldRecordNothing();
        Given(Reported, Triaged).HandBack(null).ShouldRefuse(IncidentRefusals.NotAssigned);
    }

    [Fact]
    public void A_functional_escalation_takes_the_incident_along()
    {
        Given(Reported, Triaged, Assigned).EscalateToTeam(Platform, "Kernel panic", Now).ShouldRecord(
            new IncidentEscalated(Escalation.Functional, Platform, null, "Kernel panic"), new IncidentReassigned(Platform, null));
        Given(Reported, Triaged, Assigned).EscalateToTeam(Network, "Why?", Now).ShouldRefuse(IncidentRefusals.EscalatedToSame);
    }

    [Fact]
    public void A_hierarchical_escalation_leaves_it_where_it_is() =>
        Given(Reported, Triaged, Assigned).EscalateToLevel("director", "Press is calling")
            .ShouldRecord(new IncidentEscalated(Escalation.Hierarchical, null, "director", "Press is calling"));

    [Fact]
    public void A_major_incident_is_declared_once_and_withdrawn()
    {
        var declared = new MajorIncidentDeclared("Whole city");
        Given(Reported).DeclareMajor("Whole city").ShouldRecord(declared);
        Given(Reported, declared).DeclareMajor("Whole city").ShouldRefuse(IncidentRefusals.AlreadyMajor);
        Given(Reported, declared).WithdrawMajor("One street").ShouldRecord(new MajorIncidentWithdrawn("One street"));
        Given(Reported).WithdrawMajor("One street").ShouldRefuse(IncidentRefusals.NotMajor);
    }
}
