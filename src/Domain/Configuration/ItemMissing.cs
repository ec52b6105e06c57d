namespace EventSourcedOps.Domain.Configuration;

using Decision = Decision<ConfigurationItemEvent>;

/// <summary>What becomes of an item that its source no longer sees.</summary>
public static class ItemMissing
{
    /// <summary>So long an item may be missing without a break before it is taken for gone.</summary>
    public static readonly TimeSpan RetireAfter = TimeSpan.FromDays(30);

    extension(ConfigurationItem? item)
    {
        /// <summary>Retires an item that every source which ever told of it misses. What people typed in is no sight of it.</summary>
        public Decision RetireIfStillMissed(string source) =>
            item is null or { Stage: Stage.Retired } || !item.MissedBy.Contains(source) || item.Sources().Any(told => !item.MissedBy.Contains(told))
                ? Decision.Nothing
                : new ItemStageMoved(Stage.Retired, $"missed by {source} for {RetireAfter.TotalDays:0} days");

        private IEnumerable<string> Sources() => item!.Attributes.Values
            .SelectMany(claims => claims.InForce is { } holds ? claims.Rejected.Keys.Append(holds.Source) : claims.Rejected.Keys)
            .Where(source => source != ItemSources.Manual);
    }
}
