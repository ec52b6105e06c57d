using System.Collections.Concurrent;
using System.Text.Json;
using EventSourcedOps.Domain;
using EventSourcedOps.Projections.EventLog;
using Npgsql;
using NpgsqlTypes;
using static EventSourcedOps.Application.WritePath.BatchWriting;
using static NpgsqlTypes.NpgsqlDbType;

namespace EventSourcedOps.Application.WritePath;

/// <summary>Events as rows of Marten's table, complete to the last column, so that Marten's readers and daemon see nothing unusual.</summary>
internal sealed class EventRows(IReadOnlyList<Pending> events)
{
    private static readonly ConcurrentDictionary<Type, string> Types = new();

    // Written out at once: whoever makes the rows does so while PostgreSQL is busy with something else.
    private readonly byte[][] bodies = [.. events.Select(e => JsonSerializer.SerializeToUtf8Bytes(e.Fact, e.Fact.GetType(), EventJson.Options))];
    private readonly byte[][] headers = [.. events.Select(e => JsonSerializer.SerializeToUtf8Bytes(e.Headers, EventJson.Options))];

    private const string Columns =
        "seq_id, id, stream_id, version, data, type, timestamp, tenant_id, mt_dotnet_type, correlation_id, causation_id, headers, user_name, is_archived";

    public NpgsqlBatchCommand Insert(long[] positions) => new(
        $"""
        insert into ops.mt_events ({Columns})
        select n.a, n.b, n.c, n.d, n.e, n.f, n.g, n.h, n.i, n.j, n.k, n.l, n.m, false
        from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) as n(a, b, c, d, e, f, g, h, i, j, k, l, m)
        """)
    {
        Parameters =
        {
            Array(Bigint, positions), Array(Uuid, events.Select(e => e.Id)), Array(Uuid, events.Select(e => e.Stream)),
            Array(Bigint, events.Select(e => e.Version)), Array(Jsonb, bodies), Array(Text, events.Select(e => WireNames.Of(e.Fact.GetType()))),
            Array(TimestampTz, events.Select(e => e.At.UtcDateTime)), Array(Text, events.Select(e => e.Organisation)),
            Array(Text, events.Select(e => DotnetType(e.Fact.GetType()))), Array(Text, events.Select(e => e.Correlation)),
            Array(Text, events.Select(e => e.Causation)), Array(Jsonb, headers),
            Array(Text, events.Select(e => e.By)),
        },
    };

    public async Task Copy(NpgsqlConnection connection, long[] positions, CancellationToken cancellation)
    {
        await using var copy = await connection.BeginBinaryImportAsync($"copy ops.mt_events ({Columns}) from stdin (format binary)", cancellation);
        // Columns are written without awaiting: each goes into the connection's buffer, and only a full one meets the network.
        for (var i = 0; i < events.Count; i++) Write(copy, i, positions[i]);
        await copy.CompleteAsync(cancellation);
    }

    private void Write(NpgsqlBinaryImporter copy, int i, long position)
    {
        var e = events[i];
        copy.StartRow();
        copy.Write(position, Bigint);
        copy.Write(e.Id, Uuid);
        copy.Write(e.Stream, Uuid);
        copy.Write(e.Version, Bigint);
        copy.Write(bodies[i], Jsonb);
        copy.Write(WireNames.Of(e.Fact.GetType()), Varchar);
        copy.Write(e.At.UtcDateTime, TimestampTz);
        copy.Write(e.Organisation, Varchar);
        copy.Write(DotnetType(e.Fact.GetType()), Varchar);
        WriteText(copy, e.Correlation);
        WriteText(copy, e.Causation);
        copy.Write(headers[i], Jsonb);
        copy.Write(e.By, Varchar);
        copy.Write(false, NpgsqlDbType.Boolean);
    }

    private static void WriteText(NpgsqlBinaryImporter copy, string? text)
    {
        if (text is null) copy.WriteNull();
        else copy.Write(text, Varchar);
    }

    private static string DotnetType(Type fact) => Types.GetOrAdd(fact, static known => $"{known.FullName}, {known.Assembly.GetName().Name}");
}
