using EventSourcedOps.Api.GraphQL;
using EventSourcedOps.Projections.Assets;
using EventSourcedOps.Projections.ReadModels;

namespace EventSourcedOps.Api.Assets;

/// <summary>Which assets a caller may see, for answers about something else that lead to them.</summary>
internal static class AssetSight
{
    private const string Reading = "asset.read";

    extension(ReadDesk desk)
    {
        public Task<RowQuery<AssetRow>> Assets(DateTimeOffset? asOf, IReadOnlyList<string>? organisations = null, bool subtree = true) =>
            desk.Rows(Reading, AssetLedger.Model, asOf, organisations, subtree);

        public async Task<IReadOnlyDictionary<Guid, AssetRow>> AssetsByIds(
            DateTimeOffset? asOf, IReadOnlyList<Guid> ids, CancellationToken cancellation) =>
            desk.Caller.May(Reading) ? await desk.ByIds(Reading, AssetLedger.Model, asOf, ids, cancellation) : new Dictionary<Guid, AssetRow>();

        /// <summary>Those places and everything in them, as far as the caller may see the relations between them.</summary>
        public async Task<IReadOnlyList<Guid>> PlacesInside(IReadOnlyList<Guid> places, DateTimeOffset? asOf, CancellationToken cancellation) =>
            !desk.Caller.May("item.read") ? places : await desk.Sight("item.read").List(
                PlaceTree.Inside(places, (await desk.Landscape(asOf)).Items, asOf), rows => rows.GetGuid(0), cancellation);
    }
}
