using System.Collections.Immutable;

namespace EventSourcedOps.Domain.Configuration;

/// <summary>How reports and relations change what is known of an item.</summary>
public static class ConfigurationItemFold
{
    public static ImmutableSortedDictionary<string, AttributeClaims> Told(
        this ImmutableSortedDictionary<string, AttributeClaims> held, ItemReported report, DateTimeOffset at)
    {
        var next = held.ToBuilder();
        foreach (var (key, value) in report.Taken)
        {
            var claims = next.GetValueOrDefault(key, AttributeClaims.None);
            // Who is overruled goes on saying what it said.
            var rejected = claims.InForce is { } old && old.Source != report.Source ? claims.Rejected.SetItem(old.Source, old) : claims.Rejected;
            next[key] = new(value is null ? null : new(value, report.Source, at), rejected.Remove(report.Source));
        }

        foreach (var (key, value) in report.Rejected)
        {
            var claims = next.GetValueOrDefault(key, AttributeClaims.None);
            next[key] = claims with
            {
                Rejected = value is null ? claims.Rejected.Remove(report.Source) : claims.Rejected.SetItem(report.Source, new(value, report.Source, at)),
            };
        }

        return next.ToImmutable();
    }

    /// <summary>What was known before an import.</summary>
    public static ImmutableSortedDictionary<string, AttributeClaims> Restored(
        this ImmutableSortedDictionary<string, AttributeClaims> held, ItemRestored restored)
    {
        var next = held.ToBuilder();
        foreach (var (key, kept) in restored.Attributes)
            if (kept.ToClaims() is { } claims) next[key] = claims;
            else next.Remove(key);
        return next.ToImmutable();
    }

    /// <summary>What a source said when the item came to be known.</summary>
    public static ImmutableSortedDictionary<string, AttributeClaims> Begun(this IReadOnlyDictionary<string, string> told, string source, DateTimeOffset at)
    {
        var held = ImmutableSortedDictionary.CreateBuilder<string, AttributeClaims>(StringComparer.Ordinal);
        foreach (var (key, value) in told) held[key] = AttributeClaims.None with { InForce = new(value, source, at) };
        return held.ToImmutable();
    }

    public static ImmutableDictionary<RelationEnd, Relation> With(
        this ImmutableDictionary<RelationEnd, Relation> held, ItemRelated e, DateTimeOffset at)
    {
        var end = new RelationEnd(e.Kind, e.Target);
        var since = e.ValidFrom ?? held.GetValueOrDefault(end)?.Since ?? at;
        return held.SetItem(end, new(end, e.Source, e.Confidence, since, e.Group is null ? null : new(e.Group, e.Needed ?? 1)));
    }
}
