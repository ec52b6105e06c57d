using System.Collections.Immutable;

namespace EventSourcedOps.Domain.Configuration;

/// <summary>A fact of an item's history, as undo looks at it.</summary>
/// <param name="ByImport">Whether the import that is undone recorded it.</param>
public sealed record TracedFact(ConfigurationItemEvent Fact, DateTimeOffset At, string? By, bool ByImport);

/// <summary>Something that was done to an item after an import.</summary>
/// <param name="Fact">Name of the event.</param>
public sealed record LaterChange(string Fact, string? By, DateTimeOffset At);

/// <summary>What was known of an attribute, in the form in which it is stored.</summary>
/// <param name="InForce">What holds; null when nothing does.</param>
/// <param name="Others">What other sources say against it.</param>
public sealed record KeptClaims(Claim? InForce, IReadOnlyList<Claim> Others)
{
    public static KeptClaims Of(AttributeClaims? claims) =>
        claims is null ? new(null, []) : new(claims.InForce, [.. claims.Rejected.Values.OrderBy(claim => claim.Source, StringComparer.Ordinal)]);

    public bool Holds(AttributeClaims? claims)
    {
        var now = Of(claims);
        return now.InForce == InForce && now.Others.SequenceEqual(Others);
    }

    internal AttributeClaims? ToClaims() => InForce is null && Others.Count == 0
        ? null
        : new(InForce, Others.ToImmutableDictionary(claim => claim.Source, claim => claim, StringComparer.Ordinal));
}

/// <summary>An attribute as it was before an import, and as the import left it.</summary>
public sealed record AttributeTrace(string Key, KeptClaims Before, KeptClaims Left);

/// <summary>A relation as it was before an import, and as the import left it; null where there was none.</summary>
public sealed record RelationTrace(string Kind, Guid Target, Relation? Before, Relation? Left);

/// <summary>Everything else as it was before an import, and as the import left it.</summary>
/// <param name="MissedBefore">The sources that missed the item.</param>
public sealed record StandingTrace(Stage Before, Stage Left, IReadOnlyList<string> MissedBefore, IReadOnlyList<string> MissedLeft);

/// <summary>What one import did to one item: what undo puts back wherever nobody changed it since.</summary>
/// <param name="Registered">Whether the item came to be known by the import.</param>
/// <param name="Touched">The first change of an item, by others, that the import had registered; null when nobody changed it.</param>
/// <param name="Version">The version of the item up to which was looked.</param>
/// <param name="PointedBy">An item that stays and points to this one, which the import had registered: so this one stays, too.</param>
public sealed record ItemTrace(
    bool Registered, IReadOnlyList<AttributeTrace> Attributes, IReadOnlyList<RelationTrace> Relations, StandingTrace Standing,
    LaterChange? Touched, long Version, Guid? PointedBy = null)
{
    /// <summary>
    /// Goes through a history. What somebody changes between two facts of the import begins a new count: undo goes back to what
    /// that person left.
    /// </summary>
    public static (ItemTrace Trace, ConfigurationItem Now) Of(IEnumerable<TracedFact> history)
    {
        var (now, registered, touched) = ((ConfigurationItem?)null, false, (LaterChange?)null);
        var attributes = new Dictionary<string, AttributeTrace>(StringComparer.Ordinal);
        var relations = new Dictionary<RelationEnd, RelationTrace>();
        StandingTrace? standing = null;
        foreach (var next in history)
        {
            var before = now;
            now = ConfigurationItem.Evolve(before, next.Fact, next.At);
            if (!next.ByImport)
            {
                if (registered && next.Fact is not (ItemMissed or ItemFound)) touched ??= new(WireNames.Of(next.Fact.GetType()), next.By, next.At);
                continue;
            }

            registered |= next.Fact is ItemRegistered;
            foreach (var key in ChangedAttributes(before, now)) Follow(attributes, key, before, now);
            foreach (var end in ChangedRelations(before, now)) Follow(relations, end, before, now);
            standing = Follow(standing, before, now);
        }

        var last = now ?? throw new InvalidOperationException("An item without a history was never touched.");
        standing ??= new(last.Stage, last.Stage, [], []);
        return (new(registered, [.. attributes.Values], [.. relations.Values], standing, touched, last.Version), last);
    }

    private static IEnumerable<string> ChangedAttributes(ConfigurationItem? before, ConfigurationItem now) =>
        ReferenceEquals(before?.Attributes, now.Attributes) ? [] : now.Attributes.Where(held => before?.Attributes.GetValueOrDefault(held.Key) != held.Value)
            .Select(held => held.Key);

    private static IEnumerable<RelationEnd> ChangedRelations(ConfigurationItem? before, ConfigurationItem now) =>
        ReferenceEquals(before?.Relations, now.Relations) ? [] : now.Relations.Keys.Union(before?.Relations.Keys ?? [])
            .Where(end => before?.Relations.GetValueOrDefault(end) != now.Relations.GetValueOrDefault(end));

    private static void Follow(Dictionary<string, AttributeTrace> traces, string key, ConfigurationItem? before, ConfigurationItem now)
    {
        var was = before?.Attributes.GetValueOrDefault(key);
        var start = traces.GetValueOrDefault(key) is { } known && known.Left.Holds(was) ? known.Before : KeptClaims.Of(was);
        traces[key] = new(key, start, KeptClaims.Of(now.Attributes.GetValueOrDefault(key)));
    }

    private static void Follow(Dictionary<RelationEnd, RelationTrace> traces, RelationEnd end, ConfigurationItem? before, ConfigurationItem now)
    {
        var was = before?.Relations.GetValueOrDefault(end);
        var start = traces.GetValueOrDefault(end) is { } known && known.Left == was ? known.Before : was;
        traces[end] = new(end.Kind, end.Target, start, now.Relations.GetValueOrDefault(end));
    }

    private static StandingTrace Follow(StandingTrace? trace, ConfigurationItem? before, ConfigurationItem now)
    {
        var was = before ?? now;
        var goesOn = trace is not null && trace.Left == was.Stage;
        return new(
            goesOn ? trace!.Before : was.Stage, now.Stage,
            trace?.MissedBefore ?? Sorted(before?.MissedBy), Sorted(now.MissedBy));
    }

    internal static IReadOnlyList<string> Sorted(IEnumerable<string>? sources) => [.. (sources ?? []).Order(StringComparer.Ordinal)];
}
