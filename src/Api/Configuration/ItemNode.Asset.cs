using EventSourcedOps.Api.Assets;
using EventSourcedOps.Api.GraphQL;
using EventSourcedOps.Projections.Assets;
using GraphQL;
using GraphQL.DataLoader;

namespace EventSourcedOps.Api.Configuration;

public sealed partial class ItemNode
{
    /// <summary>The asset that it is, if the caller may see it.</summary>
    public IDataLoaderResult<AssetNode?>? Asset([FromServices] ReadDesk desk) => !desk.Caller.May("asset.read") ? null :
        desk.Batches.Load<Guid, AssetRow>($"asset of item {asOf:o}", row.Id, async (ids, cancellation) =>
        {
            var query = (await desk.Assets(asOf)).Sharing("items", [.. ids.Select(id => id.ToString())]);
            var (found, _) = await query.Page(new("position"), ids.Count, null, cancellation);
            return found.SelectMany(asset => asset.Row.State.Items.Select(item => (item, asset.Row)))
                .Where(pair => ids.Contains(pair.item)).DistinctBy(pair => pair.item).ToDictionary(pair => pair.item, pair => pair.Row);
        }).Then(found => found is null ? null : new AssetNode(found, asOf));
}
