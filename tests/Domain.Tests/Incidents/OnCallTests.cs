using EventSourcedOps.Domain.Incidents;
using EventSourcedOps.Domain.People;
using static EventSourcedOps.Domain.Tests.Incidents.District;

namespace EventSourcedOps.Domain.Tests.Incidents;

public sealed class OnCallTests
{
    private static readonly OnCallGround ByTurn = new(1, 1, "Weeks", null);

    [Fact]
    public void An_incident_goes_to_whoever_is_on_call_for_its_team_or_for_the_owner_of_its_service()
    {
        Given(Reported, Triaged).AssignToOnCall(At(Nine)).ShouldRecord(new IncidentAssigned(Network, "lin", ByTurn));
        Given(Reported, Triaged).AssignToOnCall(At(Nine.AddDays(7))).ShouldRecord(new IncidentAssigned(Network, "wang", ByTurn));
        Given(Reported, Triaged, new IncidentAssigned(Platform, null)).AssignToOnCall(At(Nine)).ShouldRecord(new IncidentHandedOver("zhao", ByTurn));
        Given(Reported).AssignToOnCall(At(Nine)).ShouldRefuse(IncidentRefusals.NotTriaged);
        Given(Reported, Triaged, Assigned).AssignToOnCall(At(Nine)).ShouldRefuse(IncidentRefusals.AlreadyWithSomebody);
        Given(Reported, Triaged, Assigned, Resolved).AssignToOnCall(At(Nine)).ShouldRefuse(IncidentRefusals.AlreadyResolved);
    }

    [Fact]
    public void Without_a_roster_or_anybody_on_call_that_is_said()
    {
        Given(Reported, Triaged, new IncidentAssigned(Ids.Derived("team", "new"), null))
            .AssignToOnCall(At(Nine, With(new TeamCreated(Ids.Derived("team", "new"), District.Province, "New", [])))).ShouldRefuse(RosterRefusals.Unknown);
        Given(Reported, Triaged).AssignToOnCall(At(Nine, With(Roster(Network) with { Version = 2, Layers = [] }))).ShouldRefuse(RosterRefusals.NobodyOnCall);
    }

    [Fact]
    public void What_comes_to_the_queue_follows_where_the_roster_says_so()
    {
        var queued = Given(Reported, Triaged, new IncidentAssigned(Network, null));
        queued.FollowOnCall(At(Nine)).ShouldRecord(new IncidentHandedOver("lin", ByTurn));
        queued.FollowOnCall(At(Nine, With(Roster(Network, "wang") with { Version = 2, TakesQueue = false }))).ShouldRecordNothing();
        queued.FollowOnCall(At(Nine, With(Roster(Network) with { Version = 2, Layers = [] }))).ShouldRecordNothing();
        Given(Reported, Triaged, Assigned).FollowOnCall(At(Nine)).ShouldRecordNothing();
        Given().FollowOnCall(At(Nine)).ShouldRecordNothing();
    }

    [Fact]
    public void What_monitoring_reports_waits_for_no_triage()
    {
        Given(Reported).FollowOnCall(At(Nine)).ShouldRecord(
            new IncidentTriaged(null, null, Impact.High, Urgency.High, Priority.Critical, 0), new IncidentAssigned(Network, "lin", ByTurn));
        Given(Reported, Triaged).FollowOnCall(At(Nine)).ShouldRecord(new IncidentAssigned(Network, "lin", ByTurn));
        Given(Reported).FollowOnCall(At(Nine, With(Roster(Network) with { Version = 2, Layers = [] }))).ShouldRecordNothing();
    }

    private static Landscape With(LandscapeEvent happened) => Landscape.Evolve(Unpromised, happened, Nine.AddYears(-1));
}
