namespace EventSourcedOps.Domain.Configuration;

/// <summary>What an item can be recognised by, each as one word: a value of an attribute, the key under which a source knows it, and the source.</summary>
public static class ItemMarks
{
    /// <summary>The attribute in which each source keeps the name it knows the item by.</summary>
    public const string SourceKey = "source_key";

    /// <summary>What a source said where the item stands; the stage follows when it says otherwise.</summary>
    public const string SourceStatus = "source_status";

    /// <summary>Nothing is recognised by a longer text.</summary>
    private const int Longest = 200;

    public static string OfValue(string attribute, string value) => $"{attribute}={value.ToLowerInvariant()}";

    public static string OfKey(string source, string key) => $"@{source}={key}";

    public static string OfSource(string source) => $"@{source}";

    /// <summary>The marks that a word of a source adds to an item.</summary>
    /// <param name="holds">Whether it is in force.</param>
    public static IEnumerable<string> Of(string source, string attribute, string value, bool holds)
    {
        yield return OfSource(source);
        if (value.Length > Longest) yield break;
        if (attribute == SourceKey) yield return OfKey(source, value);
        else if (holds && attribute != SourceStatus) yield return OfValue(attribute, value);
    }
}
