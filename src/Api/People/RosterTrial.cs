using EventSourcedOps.Api.GraphQL;
using EventSourcedOps.Application.People;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.People;

namespace EventSourcedOps.Api.People;

/// <summary>A plan of a roster that somebody considers.</summary>
/// <param name="TeamId">The team.</param>
/// <param name="TimeZone">By which its times are meant, by the IANA name: Asia/Shanghai.</param>
/// <param name="Layers">Who would be on call in turn.</param>
/// <param name="EffectiveFrom">When it would take effect; may lie in the past, to see whom it would have called.</param>
public sealed record RosterDraft(Guid TeamId, string TimeZone, IReadOnlyList<OnCallLayer> Layers, DateTimeOffset EffectiveFrom);

/// <summary>Who would be on call under a draft. Nothing is recorded.</summary>
/// <param name="Shifts">Everybody's time on call under the draft, those who stand in included, by level and time.</param>
/// <param name="Differences">Where somebody else would be on call than is.</param>
public sealed record RosterTrial(IReadOnlyList<RosterShift> Shifts, IReadOnlyList<RosterDifference> Differences)
{
    internal static RosterTrial Of(ReadDesk desk, RosterDraft draft, Landscape landscape, DateTimeOffset from, DateTimeOffset to)
    {
        OnCallRosterNode.DemandSpan(from, to);
        var team = landscape.TeamOf(draft.TeamId);
        if (team is null || !desk.Caller.Reaches("landscape.read", team.Organisation)) throw new ApiError(TeamRefusals.Unknown.Code, TeamRefusals.Unknown.Reason);
        var shape = new PublishRosterValidator().Validate(
            new PublishRoster(Guid.CreateVersion7(), draft.TeamId, team.Organisation, draft.TimeZone, draft.Layers, draft.EffectiveFrom));
        if (!shape.IsValid) throw new ApiError("malformed", shape.Errors[0].ErrorMessage);
        var official = landscape.RosterOf(draft.TeamId) ?? new(draft.TeamId, team.Organisation, [], []);
        var version = new RosterPublished(draft.TeamId, team.Organisation, int.MaxValue, draft.EffectiveFrom, draft.TimeZone, draft.Layers, false);
        if (OnCallDecisions.WhyNot(version, team) is { } refusal) throw new ApiError(refusal.Code, refusal.Reason);
        var supposed = official with { Versions = [.. official.Versions.Where(known => known.EffectiveFrom < draft.EffectiveFrom), version] };
        return new(
            [.. supposed.Shifts(from, to).Select(RosterShift.Of)],
            [.. official.Against(supposed, from, to).Select(one => new RosterDifference(one.Level, one.Now, one.Then, one.From, one.To))]);
    }
}

/// <summary>A while in which somebody else would be on call.</summary>
/// <param name="Level">At which level.</param>
/// <param name="Official">Who is; null for nobody.</param>
/// <param name="Draft">Who would be; null for nobody.</param>
/// <param name="From">When it begins.</param>
/// <param name="To">When it ends.</param>
public sealed record RosterDifference(int Level, string? Official, string? Draft, DateTimeOffset From, DateTimeOffset To);
