using System.Collections.Immutable;

namespace EventSourcedOps.Domain.Configuration;

/// <summary>How reports and relations change what is known of an item.</summary>
internal static class ConfigurationItemFold
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

    public static ConfigurationItem? EvolveRelations(this ConfigurationItem item, ConfigurationItemEvent happened, DateTimeOffset at) => happened switch
    {
        ItemRelated e => item with
        {
            Relations = item.Relations.SetItem(new(e.Kind, e.Target), new(
                new(e.Kind, e.Target), e.Source, e.Confidence, e.ValidFrom ?? at, e.Group is null ? null : new(e.Group, e.Needed ?? 1))),
        },
        ItemUnrelated e => item with { Relations = item.Relations.Remove(new(e.Kind, e.Target)) },
        _ => null,
    };
}
