using EventSourcedOps.Api.GraphQL;
using EventSourcedOps.Api.Incidents;
using EventSourcedOps.Domain.Configuration;
using EventSourcedOps.Domain.Incidents;
using EventSourcedOps.Projections.Configuration;
using EventSourcedOps.Projections.Incidents;
using EventSourcedOps.Projections.ReadModels;
using GraphQL;
using GraphQL.DataLoader;
using RelationsModel = EventSourcedOps.Projections.Configuration.Relations;

namespace EventSourcedOps.Api.Configuration;

public sealed partial class ItemNode
{
    /// <summary>Relations that start here.</summary>
    /// <param name="kind">Only those of this kind.</param>
    /// <param name="first">How many; 20 unless told, 200 at most.</param>
    public IDataLoaderResult<IEnumerable<RelationNode>> RelationsOut([FromServices] ReadDesk desk, string? kind = null, int? first = null) =>
        Relations(desk, "from_id", relation => relation.From, kind, first);

    /// <summary>Relations that end here, of items that the caller may see.</summary>
    /// <param name="kind">Only those of this kind.</param>
    /// <param name="first">How many; 20 unless told, 200 at most.</param>
    public IDataLoaderResult<IEnumerable<RelationNode>> RelationsIn([FromServices] ReadDesk desk, string? kind = null, int? first = null) =>
        Relations(desk, "target_id", relation => relation.Target, kind, first);

    /// <summary>Incidents that were linked to this item; what changed last comes first.</summary>
    /// <param name="first">How many; 20 unless told, 200 at most.</param>
    public async Task<IEnumerable<IncidentNode>> Incidents([FromServices] ReadDesk desk, CancellationToken cancellation, int? first = null)
    {
        if (!desk.Caller.May("incident.read")) return [];
        var size = KeysetPage.Of(first, null, "item.incidents").Size;
        var (links, _) = await (await desk.Rows("incident.read", LinkedIncidents.Model, asOf))
            .Equal("reference", $"{row.Id}").Equal("kind", $"{LinkKind.Item}")
            .Page(new("position", Descending: true), KeysetPage.LargestSize, null, cancellation);
        if (links.Count == 0) return [];
        var (rows, _) = await (await desk.Rows("incident.read", IncidentBoard.Model, asOf))
            .AnyOf("id", links.Select(found => found.Row.Incident)).Page(new("changed_at", Descending: true), size, null, cancellation);
        return rows.Select(found => new IncidentNode(found.Row, asOf));
    }

    private IDataLoaderResult<IEnumerable<RelationNode>> Relations(
        ReadDesk desk, string column, Func<RelationRow, Guid> endOf, string? kind, int? first)
    {
        var size = KeysetPage.Of(first, null, "item.relations").Size;
        return desk.Batches.Load<Guid, IReadOnlyList<RelationRow>>(
            $"relations {column} {kind} {size} {asOf:o}", row.Id, (ids, cancellation) => Read(desk, column, endOf, kind, size, ids, cancellation))
            .Then(found => (found ?? []).Select(relation => new RelationNode(relation, asOf)));
    }

    private async Task<IReadOnlyDictionary<Guid, IReadOnlyList<RelationRow>>> Read(
        ReadDesk desk, string column, Func<RelationRow, Guid> endOf, string? kind, int size, IReadOnlyList<Guid> ids,
        CancellationToken cancellation)
    {
        var query = (await desk.Rows("item.read", RelationsModel.Model, asOf)).AnyOf(column, ids).Equal("kind", kind);
        var rows = await query.Ask(
            $"row, row_number() over (partition by {column} order by kind, position, id) as place", "order by place",
            found => found.GetInt64(1) <= size
                ? (RelationRow)RelationsModel.Model.Read(found.GetFieldValue<byte[]>(0)) : null, cancellation);
        return rows.OfType<RelationRow>().GroupBy(endOf).ToDictionary(group => group.Key, group => (IReadOnlyList<RelationRow>)[.. group]);
    }
}

/// <summary>A relation between two items.</summary>
[GraphQLMetadata("Relation")]
public sealed class RelationNode(RelationRow row, DateTimeOffset? asOf)
{
    /// <summary>Its id; follows from both ends and the kind.</summary>
    public Guid Id => row.Id;

    /// <summary>Who says so.</summary>
    public string Source => row.Source;

    /// <summary>How sure the source is, in percent.</summary>
    public int Confidence => row.Confidence;

    /// <summary>From when it holds.</summary>
    public DateTimeOffset Since => row.Since;

    /// <summary>Relations of the item with the same group stand in for each other.</summary>
    public string? Group => row.Group;

    /// <summary>How many of the group the item needs.</summary>
    public int? Needed => row.Needed;

    /// <summary>Id of the item that points.</summary>
    public Guid FromId => row.From;

    /// <summary>Id of the item that is pointed to.</summary>
    public Guid TargetId => row.Target;

    /// <summary>What it means.</summary>
    public async Task<RelationKindNode?> Kind([FromServices] ReadDesk desk) =>
        (await desk.Landscape(asOf)).Items.KindOf(row.Kind) is { } kind ? new(kind) : null;

    /// <summary>The item that points, if the caller may see it.</summary>
    public IDataLoaderResult<ItemNode?> From([FromServices] ReadDesk desk) => ItemNode.Load(desk, row.From, asOf);

    /// <summary>The item that is pointed to, if the caller may see it.</summary>
    public IDataLoaderResult<ItemNode?> Target([FromServices] ReadDesk desk) => ItemNode.Load(desk, row.Target, asOf);
}
