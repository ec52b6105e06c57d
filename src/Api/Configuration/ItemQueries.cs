using EventSourcedOps.Api.Configuration;
using EventSourcedOps.Api.GraphQL;
using GraphQL;
using ItemsModel = EventSourcedOps.Projections.Configuration.ConfigurationItems;

namespace EventSourcedOps.Api;

public sealed partial class Query
{
    /// <summary>Configuration items.</summary>
    /// <param name="filter">Which items; all within reach when left out.</param>
    /// <param name="sort">By what the list is sorted.</param>
    /// <param name="direction">Which end comes first.</param>
    /// <param name="first">How many; 20 unless told, 200 at most.</param>
    /// <param name="after">Continue behind the row of this cursor.</param>
    /// <param name="asOf">The list as it was at that recorded time.</param>
    [Needs("item.read")]
    public static async Task<Connection<ItemNode>> ConfigurationItems(
        [FromServices] ReadDesk desk, IResolveFieldContext context, ItemFilter? filter = null, ItemSort sort = ItemSort.Name,
        SortDirection direction = SortDirection.Ascending, int? first = null, string? after = null, DateTimeOffset? asOf = null) =>
        await desk.Page(
            await (filter ?? new()).Rows(desk, asOf), ItemsModel.Model, sort.Order(direction),
            PageAsked.Of(first, after, context), row => new ItemNode(row, asOf));

    /// <summary>How many items there are of each type, stage, importance and organisation, among those of the filter.</summary>
    /// <param name="filter">Which items; all within reach when left out.</param>
    /// <param name="asOf">As it was at that recorded time.</param>
    [Needs("item.read")]
    public static async Task<ItemCounts> ConfigurationItemCounts(
        [FromServices] ReadDesk desk, ItemFilter? filter = null, DateTimeOffset? asOf = null, CancellationToken cancellation = default) =>
        await ItemCounts.Of(await (filter ?? new()).Rows(desk, asOf), await desk.Landscape(asOf), cancellation);

    /// <summary>One configuration item: what is known of it, and on demand its relations, versions, files and incidents.</summary>
    /// <param name="id">Which one.</param>
    /// <param name="asOf">As it was at that recorded time.</param>
    [Needs("item.read")]
    public static async Task<ItemNode?> ConfigurationItem(
        [FromServices] ReadDesk desk, [FromServices] DataAsOf fresh, Guid id, DateTimeOffset? asOf = null, CancellationToken cancellation = default)
    {
        var (rows, freshness) = await (await desk.Items(asOf)).Equal("id", id).Page(new("position"), 1, null, cancellation);
        fresh.Set(freshness.Position, freshness.At);
        return rows.Count == 0 ? null : new(rows[0].Row, asOf);
    }
}
