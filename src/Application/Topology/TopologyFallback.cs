using EventSourcedOps.Domain.Access;
using EventSourcedOps.Domain.Configuration;
using EventSourcedOps.Domain.Topology;
using EventSourcedOps.Projections.Configuration;
using EventSourcedOps.Projections.ReadModels;
using Npgsql;

namespace EventSourcedOps.Application.Topology;

/// <summary>
/// The topology by SQL, for a node that has not read the log yet. Recursive SQL over the read models finds the part of the graph that
/// a question is about; over that part the same rules walk, so that the answers are the same, redundancy included.
/// </summary>
public sealed class TopologyFallback(NpgsqlDataSource database)
{
    private const int Sure = 100;

    private static readonly string Items = ConfigurationItems.Model.Table;
    private static readonly string Relations = Projections.Configuration.Relations.Model.Table;

    /// <summary>The graph as far as that part goes, as it was known at that time.</summary>
    /// <param name="numbers">What graphs share that are compared with each other.</param>
    public async Task<KnownGraph> Part(
        GraphPart part, ItemModel model, DateTimeOffset? asOf, Numbering numbers, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var (position, at) = await Freshness(connection, cancellation);
        var ids = await new PartWalk(connection, model, asOf).Ids(part, cancellation);
        var history = new TopologyHistory(numbers);
        foreach (var kind in model.Kinds.Values)
            history.Add(Guid.Empty, new RelationKindDefined(kind.Key, kind.Name, kind.Inverse, kind.Flow, kind.Exclusive), at);
        var ends = await ReadRelations(connection, history, ids, asOf, at, cancellation);
        await ReadItems(connection, history, ids is null ? null : [.. ids.Union(ends)], asOf, at, cancellation);
        return new(history.AsOf(DateTimeOffset.MaxValue), position, at);
    }

    /// <summary>Relations that touch the part, whole groups among them; null stands for all.</summary>
    private static async Task<HashSet<Guid>> ReadRelations(
        NpgsqlConnection connection, TopologyHistory history, Guid[]? ids, DateTimeOffset? asOf, DateTimeOffset at, CancellationToken cancellation)
    {
        var moment = Moment(asOf, 2);
        const string Columns = "r.id, r.from_id, r.kind, r.target_id, r.redundancy, r.needed";
        await using var ask = new NpgsqlCommand(
            $"""
            select {Columns} from {Relations} r where ($1 is null or r.from_id = any($1)) and {moment}
            union select {Columns} from {Relations} r where r.target_id = any($1) and {moment}
            """, connection) { Parameters = { Ids(ids) }, CommandTimeout = 0 };
        if (asOf is { } then) ask.Parameters.Add(new() { Value = then.UtcDateTime });
        var ends = new HashSet<Guid>();
        await using var rows = await ask.ExecuteReaderAsync(cancellation);
        while (await rows.ReadAsync(cancellation))
        {
            var (from, target, group) = (rows.GetGuid(1), rows.GetGuid(3), rows.IsDBNull(4) ? null : rows.GetString(4));
            ends.Add(from);
            ends.Add(target);
            history.Add(from, new ItemRelated(
                rows.GetString(2), target, ItemSources.Manual, Sure, null, group, rows.IsDBNull(5) ? null : (int)rows.GetInt64(5)), at);
        }

        return ends;
    }

    private static async Task ReadItems(
        NpgsqlConnection connection, TopologyHistory history, Guid[]? ids, DateTimeOffset? asOf, DateTimeOffset at, CancellationToken cancellation)
    {
        await using var ask = new NpgsqlCommand(
            $"""
            select r.id, r.organisation, r.type, r.stage, r.importance, r.label, r.service_id from {Items} r
            where ($1 is null or r.id = any($1)) and {Moment(asOf, 2)}
            """, connection) { Parameters = { Ids(ids) }, CommandTimeout = 0 };
        if (asOf is { } then) ask.Parameters.Add(new() { Value = then.UtcDateTime });
        var nothing = new Dictionary<string, string>();
        await using var rows = await ask.ExecuteReaderAsync(cancellation);
        while (await rows.ReadAsync(cancellation))
        {
            var id = rows.GetGuid(0);
            var stage = Enum.Parse<Stage>(rows.GetString(3));
            history.Add(id, new ItemRegistered(rows.GetString(1), rows.GetString(2), 0, stage, ItemSources.Manual, nothing), at);
            history.Add(id, new ItemClassified((Importance)rows.GetInt64(4), (DataLabel)rows.GetInt64(5)), at);
            if (!rows.IsDBNull(6)) history.Add(id, new ItemEntrusted(null, null, rows.GetGuid(6)), at);
        }
    }

    /// <summary>How far the slower of the two read models has come.</summary>
    private static async Task<(long Position, DateTimeOffset At)> Freshness(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var ask = new NpgsqlCommand(
            "select coalesce(min(last_seq_id), 0), coalesce(min(last_updated), clock_timestamp()) from ops.mt_event_progression where name = any($1)", connection)
        {
            Parameters = { new() { Value = new[] { ConfigurationItems.Model.Shard, Projections.Configuration.Relations.Model.Shard } } },
        };
        await using var rows = await ask.ExecuteReaderAsync(cancellation);
        await rows.ReadAsync(cancellation);
        return (rows.GetInt64(0), new(rows.GetFieldValue<DateTime>(1)));
    }

    /// <param name="parameter">Under which number the time is handed over.</param>
    internal static string Moment(DateTimeOffset? asOf, int parameter) =>
        asOf is null ? "r.until = 'infinity'" : $"r.since <= ${parameter} and r.until > ${parameter}";

    private static NpgsqlParameter Ids(Guid[]? ids) =>
        new() { Value = (object?)ids ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Array | NpgsqlTypes.NpgsqlDbType.Uuid };
}
