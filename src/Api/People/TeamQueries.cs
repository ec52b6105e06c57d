using EventSourcedOps.Api.GraphQL;
using EventSourcedOps.Api.People;
using GraphQL;

namespace EventSourcedOps.Api;

public sealed partial class Query
{
    /// <summary>Support teams, by name.</summary>
    /// <param name="organisation">Only those of this organisation and everything under it.</param>
    /// <param name="member">Only those that this person is a member of.</param>
    /// <param name="closed">Whether closed ones are listed too.</param>
    /// <param name="first">How many; 20 unless told, 200 at most.</param>
    /// <param name="after">Continue behind the row of this cursor.</param>
    /// <param name="asOf">As they were known at that time.</param>
    [Needs("landscape.read")]
    public static async Task<Connection<TeamNode>> Teams(
        [FromServices] ReadDesk desk, string? organisation = null, string? member = null, bool closed = false, int? first = null,
        string? after = null, DateTimeOffset? asOf = null)
    {
        var landscape = await desk.Landscape(asOf);
        var within = landscape.Listed(await desk.Reach("landscape.read", asOf), organisation);
        var nodes = landscape.Teams.Values
            .Where(team => within(team.Organisation) && (closed || !team.Closed) && (member is null || team.Members.Contains(member)))
            .Select(team => new TeamNode(team, landscape));
        return KeysetPage.Of(first, after, "teams.name").Slice(nodes, team => $"{team.Name}\u001f{team.Id}", StringComparer.Ordinal);
    }

    /// <summary>Who would be on call under a draft, and where that differs from what is. Nothing is recorded.</summary>
    /// <param name="draft">The plan that is considered.</param>
    /// <param name="from">The beginning.</param>
    /// <param name="to">The end; 92 days later at most.</param>
    [Needs("landscape.read")]
    public static async Task<RosterTrial> RosterTrial([FromServices] ReadDesk desk, RosterDraft draft, DateTimeOffset from, DateTimeOffset to) =>
        Api.People.RosterTrial.Of(desk, draft, await desk.Landscape(null), from, to);

    /// <summary>One team.</summary>
    /// <param name="id">Which one.</param>
    /// <param name="asOf">As it was known at that time.</param>
    [Needs("landscape.read")]
    public static async Task<TeamNode?> Team([FromServices] ReadDesk desk, Guid id, DateTimeOffset? asOf = null)
    {
        var landscape = await desk.Landscape(asOf);
        return landscape.TeamOf(id) is { } team && landscape.Listed(await desk.Reach("landscape.read", asOf), null)(team.Organisation) ? new(team, landscape) : null;
    }
}
