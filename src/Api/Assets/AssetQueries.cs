using EventSourcedOps.Api.Assets;
using EventSourcedOps.Api.GraphQL;
using EventSourcedOps.Projections.Assets;
using GraphQL;

namespace EventSourcedOps.Api;

public sealed partial class Query
{
    private const int UsualExpiryDays = 90;

    /// <summary>Assets: the ledger.</summary>
    /// <param name="filter">Which assets; all within reach when left out.</param>
    /// <param name="sort">By what the list is sorted.</param>
    /// <param name="direction">Which end comes first.</param>
    /// <param name="first">How many; 20 unless told, 200 at most.</param>
    /// <param name="after">Continue behind the row of this cursor.</param>
    /// <param name="asOf">The ledger as it was at that recorded time.</param>
    [Needs("asset.read")]
    public static async Task<Connection<AssetNode>> Assets(
        [FromServices] ReadDesk desk, IResolveFieldContext context, AssetFilter? filter = null, AssetSort sort = AssetSort.Tag,
        SortDirection direction = SortDirection.Ascending, int? first = null, string? after = null, DateTimeOffset? asOf = null) =>
        await desk.Page(
            await (filter ?? new()).Rows(desk, asOf, context.CancellationToken), AssetLedger.Model, sort.Order(direction),
            PageAsked.Of(first, after, context), row => new AssetNode(row, asOf));

    /// <summary>How many assets there are of each state, kind and supplier, among those of the filter.</summary>
    /// <param name="filter">Which assets; all within reach when left out.</param>
    /// <param name="asOf">As it was at that recorded time.</param>
    [Needs("asset.read")]
    public static async Task<AssetCounts> AssetCounts(
        [FromServices] ReadDesk desk, AssetFilter? filter = null, DateTimeOffset? asOf = null, CancellationToken cancellation = default) =>
        await Api.Assets.AssetCounts.Of(await (filter ?? new()).Rows(desk, asOf, cancellation), cancellation);

    /// <summary>One asset: what the ledger says of it, who held it, what it is worth, and on demand its items and timeline.</summary>
    /// <param name="id">Which one.</param>
    /// <param name="asOf">As it was at that recorded time.</param>
    [Needs("asset.read")]
    public static async Task<AssetNode?> Asset(
        [FromServices] ReadDesk desk, Guid id, DateTimeOffset? asOf = null, CancellationToken cancellation = default) =>
        await desk.Find("asset.read", AssetLedger.Model, id, asOf, cancellation) is { } row ? new(row, asOf) : null;

    /// <summary>Warranties and maintenance contracts that end soon, or have ended in the last 30 days.</summary>
    /// <param name="days">How far to look ahead; 90 unless told, 730 at most.</param>
    /// <param name="organisations">Only assets of these organisations and everything under them.</param>
    /// <param name="asOf">As it was at that recorded time.</param>
    [Needs("asset.read")]
    public static Task<AssetExpiries> AssetExpiries(
        [FromServices] ReadDesk desk, int days = UsualExpiryDays, IEnumerable<string>? organisations = null,
        DateTimeOffset? asOf = null, CancellationToken cancellation = default) =>
        Api.Assets.AssetExpiries.Of(desk, days, organisations?.ToArray(), asOf, cancellation);

    /// <summary>Who stands where in a rack: assets by the ledger, and items by what is known of their place.</summary>
    /// <param name="id">The rack, which is a configuration item.</param>
    /// <param name="asOf">As it was at that recorded time.</param>
    [Needs("asset.read")]
    public static Task<RackElevationNode?> RackElevation(
        [FromServices] ReadDesk desk, Guid id, DateTimeOffset? asOf = null, CancellationToken cancellation = default) =>
        RackElevationNode.Of(desk, id, asOf, cancellation);
}
