using EventSourcedOps.Api.Organisations;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.People;
using GraphQL;

namespace EventSourcedOps.Api.People;

/// <summary>People who take up incidents together.</summary>
[GraphQLMetadata("Team")]
public sealed class TeamNode(SupportTeam team, Landscape landscape)
{
    /// <summary>Its id.</summary>
    public Guid Id => team.Id;

    /// <summary>What people call it.</summary>
    public string Name => team.Name;

    /// <summary>Its members by user name.</summary>
    public IEnumerable<string> Members => team.Members;

    /// <summary>Whether it was closed.</summary>
    public bool Closed => team.Closed;

    /// <summary>The organisation it belongs to.</summary>
    public OrganisationNode? Organisation => OrganisationNode.Of(team.Organisation, landscape);

    /// <summary>Who of it is on call; null for a team without a roster.</summary>
    public OnCallRosterNode? OnCallRoster => landscape.RosterOf(team.Id) is { } roster ? new(roster) : null;

    /// <summary>Who is called about what comes to it; null for a team without a plan.</summary>
    public CallPlanNode? CallPlan => landscape.CallPlanOf(team.Id) is { } plan ? new(plan, landscape) : null;

    internal static TeamNode? Of(Guid id, Landscape landscape) => landscape.TeamOf(id) is { } found ? new(found, landscape) : null;
}
