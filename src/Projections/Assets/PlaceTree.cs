using EventSourcedOps.Domain.Configuration;
using EventSourcedOps.Projections.Configuration;
using Npgsql;

namespace EventSourcedOps.Projections.Assets;

/// <summary>Which places lie in which: racks in rooms, rooms in sites. Asked of the relations, now or at any time.</summary>
public static class PlaceTree
{
    private const string PlaceType = "place";

    /// <summary>Longer ways than this are taken for a circle and cut.</summary>
    private const int Deepest = 12;

    /// <summary>Types of items that other things can stand in.</summary>
    public static string[] Types(ItemModel model) =>
        [.. model.Types.Keys.Where(key => model.ShapeOf(key)!.Lineage.Contains(PlaceType)).Order(StringComparer.Ordinal)];

    /// <summary>Those places and every place in them: id.</summary>
    public static NpgsqlBatchCommand Inside(IEnumerable<Guid> places, ItemModel model, DateTimeOffset? asOf) => Question(
        $"""
        with recursive inside (id, depth) as (
            select p.id, 0 from unnest($1) as p (id)
            union
            select r.from_id, i.depth + 1 from inside i
            join {Relations.Model.Table} r on r.target_id = i.id and r.kind in ('{RelationKind.LocatedIn}', '{RelationKind.PartOf}') and {At(asOf, "r")}
            join {ConfigurationItems.Model.Table} c on c.id = r.from_id and c.type = any($2) and {At(asOf, "c")}
            where i.depth < {Deepest})
        select distinct id from inside
        """, places, model, asOf);

    /// <summary>Each of those places with itself and every place that it lies in: place, id, how far up.</summary>
    public static NpgsqlBatchCommand Around(IEnumerable<Guid> places, ItemModel model, DateTimeOffset? asOf) => Question(
        $"""
        with recursive around (place, id, depth) as (
            select p.id, p.id, 0 from unnest($1) as p (id)
            union
            select a.place, r.target_id, a.depth + 1 from around a
            join {Relations.Model.Table} r on r.from_id = a.id and r.kind in ('{RelationKind.LocatedIn}', '{RelationKind.PartOf}') and {At(asOf, "r")}
            join {ConfigurationItems.Model.Table} c on c.id = r.target_id and c.type = any($2) and {At(asOf, "c")}
            where a.depth < {Deepest})
        select place, id, min(depth) from around group by place, id order by place, 3
        """, places, model, asOf);

    private static string At(DateTimeOffset? asOf, string table) =>
        asOf is null ? $"{table}.until = 'infinity'" : $"{table}.since <= $3 and {table}.until > $3";

    private static NpgsqlBatchCommand Question(string sql, IEnumerable<Guid> places, ItemModel model, DateTimeOffset? asOf)
    {
        var question = new NpgsqlBatchCommand(sql) { Parameters = { new() { Value = places.ToArray() }, new() { Value = Types(model) } } };
        if (asOf is { } then) question.Parameters.Add(new() { Value = then.UtcDateTime });
        return question;
    }
}
