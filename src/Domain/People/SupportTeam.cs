using System.Collections.Immutable;
using EventSourcedOps.Domain.Organisations;

namespace EventSourcedOps.Domain.People;

using Decision = Decision<TeamEvent>;
using static TeamRefusals;

/// <summary>People who take up incidents together.</summary>
public sealed record SupportTeam(
    Guid Id, string Organisation, string Name, ImmutableSortedSet<string> Members, bool Closed = false) : IEvolve<SupportTeam, TeamEvent>
{
    public static SupportTeam Evolve(SupportTeam? state, TeamEvent happened, DateTimeOffset at) => (state, happened) switch
    {
        (null, TeamCreated e)           => new(e.TeamId, e.Organisation, e.Name, SetOf(e.Members)),
        ({ } now, TeamRenamed e)        => now with { Name = e.Name },
        ({ } now, TeamMembersChanged e) => now with { Members = SetOf(e.Members) },
        ({ } now, TeamClosed)           => now with { Closed = true },
        _ => throw new InvalidOperationException($"{happened} cannot follow {state}."),
    };

    internal static ImmutableSortedSet<string> SetOf(IEnumerable<string> names) => names.ToImmutableSortedSet(StringComparer.Ordinal);
}

public static class SupportTeamDecisions
{
    extension(SupportTeam? team)
    {
        public Decision Create(Guid teamId, string organisation, string name, IReadOnlyList<string> members, Landscape landscape) =>
            team is not null ? AlreadyExists
            : landscape.OrganisationOf(organisation) switch
            {
                null             => OrganisationRefusals.Unknown,
                { Closed: true } => OrganisationRefusals.Closed,
                _                => new TeamCreated(teamId, organisation, name, [.. SupportTeam.SetOf(members)]),
            };

        public Decision Rename(string name) => team switch
        {
            null                     => Unknown,
            { Closed: true }         => Closed,
            _ when team.Name == name => Decision.Nothing,
            _                        => new TeamRenamed(team.Id, name),
        };

        public Decision ChangeMembers(IReadOnlyList<string> members) => team switch
        {
            null                                     => Unknown,
            { Closed: true }                         => Closed,
            _ when team.Members.SetEquals(members)   => Decision.Nothing,
            _                                        => new TeamMembersChanged(team.Id, [.. SupportTeam.SetOf(members)]),
        };

        public Decision Close(Landscape landscape) => team switch
        {
            null                                                    => Unknown,
            { Closed: true }                                        => Decision.Nothing,
            _ when landscape.ServicesSupportedBy(team.Id).Any()     => StillNeeded,
            _                                                       => new TeamClosed(team.Id),
        };
    }
}

internal static class TeamSurroundings
{
    /// <summary>Why nothing can be asked of that team; null when it can.</summary>
    public static Refusal? WhyNotOf(this Landscape landscape, Guid teamId, out SupportTeam team) => (team = landscape.TeamOf(teamId)!) switch
    {
        null             => TeamRefusals.Unknown with { Field = "teamId" },
        { Closed: true } => TeamRefusals.Closed with { Field = "teamId" },
        _                => null,
    };
}

public static class TeamRefusals
{
    public static readonly Refusal Unknown = new("team.unknown", "There is no such team.");
    public static readonly Refusal AlreadyExists = new("team.already-exists", "There is a team of this id already.", "teamId");
    public static readonly Refusal Closed = new("team.closed", "The team is closed.");
    public static readonly Refusal StillNeeded = new("team.still-needed", "The team owns or supports a service that is in use.");
}
