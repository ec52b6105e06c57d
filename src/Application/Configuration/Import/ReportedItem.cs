using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Configuration;

namespace EventSourcedOps.Application.Configuration.Import;

/// <summary>What a source says of one item, before anybody asks whether the item is there already.</summary>
/// <param name="Key">How the source names it, the same in every report.</param>
/// <param name="Type">Key of its type.</param>
/// <param name="Place">Where in the file it stands, for the report: a line, or a model and its number.</param>
public sealed record ReportedItem(string Key, string Type, string Place)
{
    private readonly Dictionary<(string Kind, string Target), ReportedRelation> relations = [];

    /// <summary>Where it stands in its life, as far as the source knows.</summary>
    public Stage Stage { get; init; } = Stage.InUse;

    /// <summary>What the source says, as it says it; the type reads it into the form of its kind.</summary>
    public SortedDictionary<string, string> Attributes { get; } = new(StringComparer.Ordinal);

    public IReadOnlyCollection<ReportedRelation> Relations => relations.Values;

    /// <summary>Says it only if there is something to say.</summary>
    public ReportedItem With(string attribute, string? value)
    {
        if (!string.IsNullOrWhiteSpace(value)) Attributes[attribute] = value.Trim();
        return this;
    }

    /// <summary>Points to another item of the source; says nothing of an item that is not there.</summary>
    public ReportedItem To(string kind, ReportedItem? target, string? model = null)
    {
        if (target is not null) Add(new(kind, target.Key) { Model = model });
        return this;
    }

    /// <summary>Two items are related once by each kind, and none to itself.</summary>
    public void Add(ReportedRelation relation)
    {
        if (relation.Target != Key) relations.TryAdd((relation.Kind, relation.Target), relation);
    }
}

/// <summary>A relation to another item as the source tells it.</summary>
/// <param name="Kind">Key of its kind.</param>
/// <param name="Target">How the source names the item that is pointed to.</param>
public sealed record ReportedRelation(string Kind, string Target)
{
    public const int Declared = 100;

    /// <summary>Whether the target is told by the name that people call it instead of the source's own key.</summary>
    public bool ByName { get; init; }

    /// <summary>How certain, in percent: what was inferred is less certain than what somebody declared.</summary>
    public int Confidence { get; init; } = Declared;

    /// <summary>Relations of the item with the same group stand in for each other.</summary>
    public string? Group { get; init; }

    /// <summary>How many of the group it needs.</summary>
    public int? Needed { get; init; }

    /// <summary>The kind of records it was told by, where that is not the item's own.</summary>
    public string? Model { get; init; }
}

/// <summary>How items of a source are known here.</summary>
public static class ItemIdentity
{
    /// <summary>The id of what a source reports by that key, unless the item was there before under an id of its own.</summary>
    public static Guid Of(string organisation, string source, string key) => Ids.Derived("reported-item", organisation, source, key);
}
