namespace EventSourcedOps.Domain.Configuration;

/// <summary>What an item can be recognised by, each as one word.</summary>
public static class ItemMarks
{
    /// <summary>The attribute in which each source keeps the name it knows the item by.</summary>
    public const string SourceKey = "source_key";

    /// <summary>What a source said where the item stands; the stage follows when it says otherwise.</summary>
    public const string SourceStatus = "source_status";

    public static string OfValue(string attribute, string value) => $"{attribute}={value}";

    public static string OfKey(string source, string key) => $"@{source}={key}";

    public static string OfSource(string source) => $"@{source}";
}
