using EventSourcedOps.Domain.Access;
using EventSourcedOps.Domain.Organisations;
using EventSourcedOps.Domain.People;
using EventSourcedOps.Domain.Services;
using static EventSourcedOps.Domain.Tests.Province;

namespace EventSourcedOps.Domain.Tests.Services;

public sealed class CatalogueTests
{
    private static readonly ServiceRegistered Mail = new(new(7, 7, 7, new byte[8]), "Mail", Xihu, Team, Criticality.Low, [Team, Team]);
    private static Service? None => null;
    private static SupportTeam? NoTeam => null;

    [Fact]
    public void A_service_is_registered_with_teams_that_exist()
    {
        None.Register(Mail, Standing).ShouldTell(Mail with { SupportTeams = [Team] });
        None.Register(Mail with { OwnerTeam = Office }, Standing).ShouldRefuse(TeamRefusals.Unknown);
        None.Register(Mail with { Organisation = "340000" }, Standing).ShouldRefuse(OrganisationRefusals.Unknown);
        Standing.ServiceOf(Portal).Register(Mail, Standing).ShouldRefuse(ServiceRefusals.AlreadyExists);
    }

    [Fact]
    public void A_service_changes_until_it_is_retired()
    {
        var portal = Standing.ServiceOf(Portal);
        portal.Change("Portal", Team, Criticality.High, [], Standing).ShouldRecordNothing();
        portal.Change("Gate", Team, Criticality.Low, [], Standing)
            .ShouldTell(new ServiceChanged(Portal, "Gate", Team, Criticality.Low, []));
        portal.Retire().ShouldRecord(new ServiceRetired(Portal));
        Standing.With(new ServiceRetired(Portal)).ServiceOf(Portal)
            .Change("Gate", Team, Criticality.Low, [], Standing).ShouldRefuse(ServiceRefusals.Retired);
    }

    [Fact]
    public void Making_the_incidents_of_a_service_less_sensitive_needs_a_reason()
    {
        var raised = new ServiceRelabelled(Portal, DataLabel.Important, null);
        Standing.ServiceOf(Portal).Relabel(DataLabel.Normal, null).ShouldRecordNothing();
        Standing.ServiceOf(Portal).Relabel(DataLabel.Important, null).ShouldRecord(raised);
        Standing.With(raised).ServiceOf(Portal).Relabel(DataLabel.Normal, null).ShouldRefuse(ServiceRefusals.ReasonMissing);
        Standing.With(raised).ServiceOf(Portal).Relabel(DataLabel.Normal, "No names in it")
            .ShouldRecord(new ServiceRelabelled(Portal, DataLabel.Normal, "No names in it"));
        Standing.With(new ServiceRetired(Portal)).ServiceOf(Portal).Relabel(DataLabel.Important, null).ShouldRefuse(ServiceRefusals.Retired);
    }

    [Fact]
    public void A_team_that_a_service_needs_stays()
    {
        Standing.TeamOf(Team).Close(Standing).ShouldRefuse(TeamRefusals.StillNeeded);
        var retired = Standing.With(new ServiceRetired(Portal));
        retired.TeamOf(Team).Close(retired).ShouldRecord(new TeamClosed(Team));
    }

    [Fact]
    public void The_members_of_a_team_are_a_set()
    {
        NoTeam.Create(Office, Xihu, "Night", ["b", "a", "b"], Standing).ShouldTell(new TeamCreated(Office, Xihu, "Night", ["a", "b"]));
        Standing.TeamOf(Team).ChangeMembers(["wang", "lin"]).ShouldRecordNothing();
        Standing.TeamOf(Team).ChangeMembers(["wang"]).ShouldTell(new TeamMembersChanged(Team, ["wang"]));
        NoTeam.Rename("Day").ShouldRefuse(TeamRefusals.Unknown);
    }
}
