using EventSourcedOps.Api.GraphQL;
using EventSourcedOps.Domain.Access;
using EventSourcedOps.Projections.Configuration;
using EventSourcedOps.Projections.ReadModels;

namespace EventSourcedOps.Api.Configuration;

/// <summary>Which items a caller may see: those of organisations within reach, each only up to the label that reaches there.</summary>
internal static class ItemSight
{
    private static readonly DataLabel[] Guarded = [.. Enum.GetValues<DataLabel>().Where(label => label != DataLabel.Normal)];

    extension(ReadDesk desk)
    {
        public async Task<RowQuery<ItemRow>> Items(
            DateTimeOffset? asOf, IReadOnlyList<string>? organisations = null, bool subtree = true, string operation = "item.read")
        {
            var query = await desk.Rows(operation, ConfigurationItems.Model, asOf, organisations, subtree);
            return await desk.Labelled(query, operation, asOf);
        }

        /// <summary>Only rows whose label the caller's right to that operation reaches.</summary>
        public async Task<RowQuery<ItemRow>> Labelled(RowQuery<ItemRow> query, string operation, DateTimeOffset? asOf)
        {
            foreach (var label in Guarded) query.Guarded("label", (long)label, await desk.Reach(operation, asOf, label));
            return query;
        }

        public async Task<IReadOnlyDictionary<Guid, ItemRow>> ItemsByIds(
            DateTimeOffset? asOf, IReadOnlyList<Guid> ids, CancellationToken cancellation)
        {
            var (rows, _) = await (await desk.Items(asOf)).AnyOf("id", ids).Page(new("position"), ids.Count, null, cancellation);
            return rows.ToDictionary(found => found.Place.Id, found => found.Row);
        }
    }
}
