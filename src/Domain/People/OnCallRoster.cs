using System.Collections.Immutable;

namespace EventSourcedOps.Domain.People;

/// <summary>Who of a team is on call: all versions of the plan in the order in which they take effect, and who stands in.</summary>
public sealed record OnCallRoster(
    Guid TeamId, string Organisation, ImmutableArray<RosterPublished> Versions, ImmutableArray<RosterOverrideDeclared> Overrides)
    : IEvolve<OnCallRoster, OnCallEvent>
{
    /// <summary>The stream of a team's roster.</summary>
    public static Guid IdOf(Guid team) => Ids.Derived("roster", team.ToString());

    public int LatestVersion => Versions.Latest;

    /// <summary>The version with the latest effect at that instant; of two with the same effect, the one published last.</summary>
    public RosterPublished? InForceAt(DateTimeOffset at) => Versions.InForceAt(at);

    public static OnCallRoster Evolve(OnCallRoster? state, OnCallEvent happened, DateTimeOffset at) => (state, happened) switch
    {
        (null, RosterPublished e)    => new(e.TeamId, e.Organisation, [e], []),
        ({ } now, RosterPublished e) => now with
        {
            Versions = now.Versions.With(e),
        },
        ({ } now, RosterOverrideDeclared e) => now with { Overrides = now.Overrides.Add(e) },
        ({ } now, RosterOverrideEnded e)    => now with { Overrides = [.. now.Overrides.SelectMany(one => Ended(one, e))] },
        _ => throw new InvalidOperationException($"{happened} cannot follow {state}."),
    };

    private static IEnumerable<RosterOverrideDeclared> Ended(RosterOverrideDeclared one, RosterOverrideEnded end) =>
        one.OverrideId != end.OverrideId || one.To <= end.At ? [one]
        : one.From < end.At ? [one with { To = end.At }]
        : [];
}
