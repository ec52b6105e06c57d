namespace EventSourcedOps.Domain.Configuration;

/// <summary>What an item can be recognised by, each as one word: a value of an attribute, the key under which a source knows it, and the source.</summary>
public static class ItemMarks
{
    /// <summary>The attribute in which each source keeps the name it knows the item by.</summary>
    public const string SourceKey = "source_key";

    /// <summary>What a source said where the item stands; the stage follows when it says otherwise.</summary>
    public const string SourceStatus = "source_status";

    private static readonly StringComparer Words = StringComparer.Ordinal;

    public static string OfValue(string attribute, string value) => $"{attribute}={value.ToLowerInvariant()}";

    public static string OfKey(string source, string key) => $"@{source}={key}";

    public static string OfSource(string source) => $"@{source}";

    /// <summary>All marks of an item.</summary>
    /// <param name="attributes">What is known of it.</param>
    /// <param name="matchKeys">By which attributes items of its type are recognised.</param>
    public static IReadOnlyList<string> Of(IEnumerable<KeyValuePair<string, AttributeClaims>> attributes, IReadOnlyCollection<string> matchKeys)
    {
        var marks = new SortedSet<string>(Words);
        foreach (var (key, claims) in attributes)
            foreach (var claim in claims.InForce is { } holds ? claims.Rejected.Values.Append(holds) : claims.Rejected.Values)
            {
                marks.Add(OfSource(claim.Source));
                if (key == SourceKey) marks.Add(OfKey(claim.Source, claim.Value));
                else if (matchKeys.Contains(key) && claim == claims.InForce) marks.Add(OfValue(key, claim.Value));
            }

        return [.. marks];
    }
}
