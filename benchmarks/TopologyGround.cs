using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Configuration;
using EventSourcedOps.Domain.Topology;
using EventSourcedOps.Projections.EventLog;
using Npgsql;
using NpgsqlTypes;
using System.Text.Json;

namespace EventSourcedOps.Benchmarks;

/// <summary>100,000 items and 400,000 relations, nine of ten to something near: as racks, switches and servers stand on each other.</summary>
internal sealed class TopologyGround
{
    public const int Items = 100_000;
    public const int RelationsEach = 4;
    private const int Near = 200;

    /// <summary>Of so many relations one is of a group.</summary>
    private const int OneGroupedOf = 3;

    private readonly List<(int Item, object Fact)> facts = [];

    /// <param name="grouped">Whether items stand on one of two.</param>
    public TopologyGround(bool grouped)
    {
        var random = new Random(20260405);
        var targets = new HashSet<int>();
        for (var item = 0; item < Items; item++)
        {
            facts.Add((item, new ItemRegistered(
                Stand.Organisation, Types[item % Types.Length], 0, Stage.InUse, ItemSources.Manual, new Dictionary<string, string> { ["name"] = $"node-{item:000000}" })));
            if (item % 10 == 0) facts.Add((item, new ItemEntrusted(null, null, Stand.Service)));
            targets.Clear();
            for (var at = 0; at < RelationsEach && item > RelationsEach; at++)
            {
                var target = random.Next(10) < 9 ? Math.Max(0, item - 1 - random.Next(Near)) : random.Next(item);
                if (!targets.Add(target)) continue;
                var group = grouped && item % OneGroupedOf == 0 && at < 2 ? "pair" : null;
                facts.Add((item, new ItemRelated("depends-on", IdOf(target), ItemSources.Manual, 100, null, group, group is null ? null : 1)));
            }
        }
    }

    private static readonly string[] Types = ["server", "virtual-machine", "application", "switch"];

    public int Facts => facts.Count;

    public static Guid IdOf(int item) => Ids.Derived("ground", $"{item}");

    /// <summary>When that fact was recorded: one every second since the beginning.</summary>
    public static DateTimeOffset TimeOf(int fact) => Begin.AddSeconds(fact);

    public static readonly DateTimeOffset Begin = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public void Forget() => facts.Clear();

    public TopologyHistory History()
    {
        var history = new TopologyHistory();
        for (var at = 0; at < facts.Count; at++) history.Add(IdOf(facts[at].Item), facts[at].Fact, TimeOf(at));
        return history;
    }

    /// <summary>Writes everything into the log as it would stand there, and the relations into a table for SQL to walk over.</summary>
    public async Task Record(NpgsqlDataSource database)
    {
        await using var connection = await database.OpenConnectionAsync();
        await Run(connection, "create table public.walk (source int not null, target int not null)");
        var first = await Reserve(connection, facts.Count);
        await CopyStreams(connection);
        await CopyEvents(connection, first);
        await using (var copy = await connection.BeginBinaryImportAsync("copy public.walk from stdin (format binary)"))
        {
            var numbers = Enumerable.Range(0, Items).ToDictionary(IdOf);
            foreach (var (item, fact) in facts)
                if (fact is ItemRelated related)
                {
                    copy.StartRow();
                    copy.Write(item, NpgsqlDbType.Integer);
                    copy.Write(numbers[related.Target], NpgsqlDbType.Integer);
                }

            await copy.CompleteAsync();
        }

        await Run(connection, "create index on public.walk (target) include (source); analyze public.walk; analyze ops.mt_events");
    }

    private async Task CopyStreams(NpgsqlConnection connection)
    {
        var versions = facts.CountBy(fact => fact.Item);
        await using var copy = await connection.BeginBinaryImportAsync("copy ops.mt_streams (tenant_id, id, version, timestamp, created) from stdin (format binary)");
        foreach (var (item, version) in versions)
        {
            copy.StartRow();
            copy.Write(Stand.Organisation, NpgsqlDbType.Varchar);
            copy.Write(IdOf(item), NpgsqlDbType.Uuid);
            copy.Write((long)version, NpgsqlDbType.Bigint);
            copy.Write(Begin.UtcDateTime, NpgsqlDbType.TimestampTz);
            copy.Write(Begin.UtcDateTime, NpgsqlDbType.TimestampTz);
        }

        await copy.CompleteAsync();
    }

    private async Task CopyEvents(NpgsqlConnection connection, long first)
    {
        var versions = new int[Items];
        await using var copy = await connection.BeginBinaryImportAsync(
            "copy ops.mt_events (seq_id, id, stream_id, version, data, type, timestamp, tenant_id, mt_dotnet_type, is_archived) from stdin (format binary)");
        for (var at = 0; at < facts.Count; at++)
        {
            var (item, fact) = facts[at];
            copy.StartRow();
            copy.Write(first + at, NpgsqlDbType.Bigint);
            copy.Write(Ids.Derived("ground event", $"{at}"), NpgsqlDbType.Uuid);
            copy.Write(IdOf(item), NpgsqlDbType.Uuid);
            copy.Write((long)++versions[item], NpgsqlDbType.Bigint);
            copy.Write(JsonSerializer.SerializeToUtf8Bytes(fact, fact.GetType(), EventJson.Options), NpgsqlDbType.Jsonb);
            copy.Write(WireNames.Of(fact.GetType()), NpgsqlDbType.Varchar);
            copy.Write(TimeOf(at).UtcDateTime, NpgsqlDbType.TimestampTz);
            copy.Write(Stand.Organisation, NpgsqlDbType.Varchar);
            copy.Write($"{fact.GetType().FullName}, {fact.GetType().Assembly.GetName().Name}", NpgsqlDbType.Varchar);
            copy.Write(false, NpgsqlDbType.Boolean);
        }

        await copy.CompleteAsync();
    }

    private static async Task<long> Reserve(NpgsqlConnection connection, int count)
    {
        await using var ask = new NpgsqlCommand(
            "select setval('ops.mt_events_sequence', (select coalesce(max(seq_id), 0) from ops.mt_events) + $1) - $1 + 1", connection)
        {
            Parameters = { new() { Value = (long)count } },
        };
        return (long)(await ask.ExecuteScalarAsync())!;
    }

    private static async Task Run(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
