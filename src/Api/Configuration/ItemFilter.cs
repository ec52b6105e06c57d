using EventSourcedOps.Api.GraphQL;
using EventSourcedOps.Domain.Configuration;
using EventSourcedOps.Projections.Configuration;
using EventSourcedOps.Projections.ReadModels;

namespace EventSourcedOps.Api.Configuration;

/// <summary>Which configuration items. What is left out does not restrict.</summary>
/// <param name="Organisations">Codes of organisations.</param>
/// <param name="Subtree">Whether everything under them counts too; it does unless told.</param>
/// <param name="Types">Items of any of these types, or of a type under one of them.</param>
/// <param name="Stages">Any of these.</param>
/// <param name="Importances">Any of these.</param>
/// <param name="Teams">Teams that look after it.</param>
/// <param name="Services">Services that it belongs to.</param>
/// <param name="Missing">Only those that a source no longer sees, or only others.</param>
/// <param name="Unplanned">Only those that were edited beside all changes although they are labelled important, or only others.</param>
/// <param name="Attributes">All of these values, each as it is kept.</param>
/// <param name="ChangedFrom">Changed then or later.</param>
/// <param name="ChangedTo">Changed before then.</param>
/// <param name="Text">Words that must all occur among its values.</param>
/// <param name="Ids">Only these items.</param>
public sealed record ItemFilter(
    IReadOnlyList<string>? Organisations = null, bool? Subtree = null, IReadOnlyList<string>? Types = null, IReadOnlyList<Stage>? Stages = null,
    IReadOnlyList<Importance>? Importances = null, IReadOnlyList<Guid>? Teams = null, IReadOnlyList<Guid>? Services = null, bool? Missing = null,
    IReadOnlyList<AttributeValue>? Attributes = null, DateTimeOffset? ChangedFrom = null, DateTimeOffset? ChangedTo = null, string? Text = null,
    IReadOnlyList<Guid>? Ids = null, bool? Unplanned = null)
{
    internal async Task<RowQuery<ItemRow>> Rows(ReadDesk desk, DateTimeOffset? asOf, string operation = "item.read")
    {
        var query = (await desk.Items(asOf, Organisations, Subtree ?? true, operation))
            .AnyOf("id", Ids)
            .AnyOf("stage", Stages?.Select(stage => stage.ToString()))
            .AnyOf("importance", Importances?.Select(importance => (long)importance))
            .AnyOf("team_id", Teams)
            .AnyOf("service_id", Services)
            .Equal("missing", Missing)
            .Told("unplanned", Unplanned)
            .Between("changed_at", ChangedFrom, ChangedTo)
            .Matching(Text);
        if (Attributes is { Count: > 0 })
            query.Holding("attributes", [.. Attributes.Select(wanted => ConfigurationItems.Pair(wanted.Key, wanted.Value ?? ""))]);
        return Types is null ? query : query.AnyOf("type", Under(Types, (await desk.Landscape(asOf)).Items));
    }

    private static IEnumerable<string> Under(IReadOnlyList<string> types, ItemModel model) =>
        model.Types.Keys.Where(key => model.ShapeOf(key)!.Lineage.Any(types.Contains));
}

/// <summary>By what configuration items are sorted.</summary>
public enum ItemSort
{
    /// <summary>By name.</summary>
    Name,

    /// <summary>By type.</summary>
    Type,

    /// <summary>By importance, core first when ascending.</summary>
    Importance,

    /// <summary>When anything was last recorded about them.</summary>
    Changed,
}

internal static class ItemOrders
{
    public static RowOrder Order(this ItemSort sort, SortDirection direction) => new(sort switch
    {
        ItemSort.Type       => "type",
        ItemSort.Importance => "importance",
        ItemSort.Changed    => "changed_at",
        _                   => "name",
    }, direction == SortDirection.Descending);
}
