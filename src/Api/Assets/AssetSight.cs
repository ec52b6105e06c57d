using EventSourcedOps.Api.GraphQL;
using EventSourcedOps.Domain.Access;
using EventSourcedOps.Projections.Assets;
using EventSourcedOps.Projections.ReadModels;
using StocktakingsModel = EventSourcedOps.Projections.Assets.Stocktakings;

namespace EventSourcedOps.Api.Assets;

/// <summary>Which assets a caller may see: those of organisations within reach, each only up to the label that reaches there.</summary>
internal static class AssetSight
{
    private const string Reading = "asset.read";
    private const string ReadingStock = "stocktaking.read";

    private static readonly DataLabel[] Guarded = [.. Enum.GetValues<DataLabel>().Where(label => label != DataLabel.Normal)];

    extension(ReadDesk desk)
    {
        public async Task<RowQuery<AssetRow>> Assets(DateTimeOffset? asOf, IReadOnlyList<string>? organisations = null, bool subtree = true) =>
            await desk.Labelled(await desk.Rows(Reading, AssetLedger.Model, asOf, organisations, subtree), Reading, asOf);

        public async Task<RowQuery<StocktakingRow>> Stocktakings(
            DateTimeOffset? asOf, IReadOnlyList<string>? organisations = null, bool subtree = true) =>
            await desk.Labelled(await desk.Rows(ReadingStock, StocktakingsModel.Model, asOf, organisations, subtree), ReadingStock, asOf);

        public async Task<IReadOnlyDictionary<Guid, AssetRow>> AssetsByIds(
            DateTimeOffset? asOf, IReadOnlyList<Guid> ids, CancellationToken cancellation)
        {
            if (!desk.Caller.May(Reading)) return new Dictionary<Guid, AssetRow>();
            var (rows, _) = await (await desk.Assets(asOf)).AnyOf("id", ids).Page(new("position"), ids.Count, null, cancellation);
            return rows.ToDictionary(found => found.Place.Id, found => found.Row);
        }

        /// <summary>Those places and everything in them, as far as the caller may see the relations between them.</summary>
        public async Task<IReadOnlyList<Guid>> PlacesInside(IReadOnlyList<Guid> places, DateTimeOffset? asOf, CancellationToken cancellation) =>
            !desk.Caller.May("item.read") ? places : await desk.Sight("item.read").List(
                PlaceTree.Inside(places, (await desk.Landscape(asOf)).Items, asOf), rows => rows.GetGuid(0), cancellation);

        private async Task<RowQuery<TRow>> Labelled<TRow>(RowQuery<TRow> query, string operation, DateTimeOffset? asOf) where TRow : class
        {
            foreach (var label in Guarded) query.Guarded("label", (long)label, await desk.Reach(operation, asOf, label));
            return query;
        }
    }
}
