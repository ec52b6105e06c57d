using System.Text.Json;
using EventSourcedOps.Domain;
using EventSourcedOps.Projections.EventLog;
using Npgsql;
using NpgsqlTypes;
using static EventSourcedOps.Application.WritePath.BatchWriting;
using static NpgsqlTypes.NpgsqlDbType;

namespace EventSourcedOps.Application.WritePath;

/// <summary>Events as rows of Marten's table, complete to the last column, so that Marten's readers and daemon see nothing unusual.</summary>
internal static class EventRows
{
    private const string Columns =
        "seq_id, id, stream_id, version, data, type, timestamp, tenant_id, mt_dotnet_type, correlation_id, causation_id, headers, user_name, is_archived";

    public static NpgsqlBatchCommand Insert(IReadOnlyList<Pending> events, long[] positions) => new(
        $"""
        insert into ops.mt_events ({Columns})
        select n.a, n.b, n.c, n.d, n.e::jsonb, n.f, n.g, n.h, n.i, n.j, n.k, n.l::jsonb, n.m, false
        from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) as n(a, b, c, d, e, f, g, h, i, j, k, l, m)
        """)
    {
        Parameters =
        {
            Array(Bigint, positions), Array(Uuid, events.Select(e => e.Id)), Array(Uuid, events.Select(e => e.Stream)),
            Array(Bigint, events.Select(e => e.Version)), Array(Text, events.Select(Body)), Array(Text, events.Select(e => WireNames.Of(e.Fact.GetType()))),
            Array(TimestampTz, events.Select(e => e.At.UtcDateTime)), Array(Text, events.Select(e => e.Organisation)),
            Array(Text, events.Select(e => DotnetType(e.Fact.GetType()))), Array(Text, events.Select(e => e.Correlation)),
            Array(Text, events.Select(e => e.Causation)), Array(Text, events.Select(e => JsonSerializer.Serialize(e.Headers, EventJson.Options))),
            Array(Text, events.Select(e => e.By)),
        },
    };

    public static async Task Copy(
        NpgsqlConnection connection, IReadOnlyList<Pending> events, long[] positions, CancellationToken cancellation)
    {
        await using var copy = await connection.BeginBinaryImportAsync($"copy ops.mt_events ({Columns}) from stdin (format binary)", cancellation);
        for (var i = 0; i < events.Count; i++)
        {
            var e = events[i];
            await copy.StartRowAsync(cancellation);
            await copy.WriteAsync(positions[i], Bigint, cancellation);
            await copy.WriteAsync(e.Id, Uuid, cancellation);
            await copy.WriteAsync(e.Stream, Uuid, cancellation);
            await copy.WriteAsync(e.Version, Bigint, cancellation);
            await copy.WriteAsync(Body(e), Jsonb, cancellation);
            await copy.WriteAsync(WireNames.Of(e.Fact.GetType()), Varchar, cancellation);
            await copy.WriteAsync(e.At.UtcDateTime, TimestampTz, cancellation);
            await copy.WriteAsync(e.Organisation, Varchar, cancellation);
            await copy.WriteAsync(DotnetType(e.Fact.GetType()), Varchar, cancellation);
            await WriteText(copy, e.Correlation, cancellation);
            await WriteText(copy, e.Causation, cancellation);
            await copy.WriteAsync(JsonSerializer.Serialize(e.Headers, EventJson.Options), Jsonb, cancellation);
            await copy.WriteAsync(e.By, Varchar, cancellation);
            await copy.WriteAsync(false, NpgsqlDbType.Boolean, cancellation);
        }

        await copy.CompleteAsync(cancellation);
    }

    private static Task WriteText(NpgsqlBinaryImporter copy, string? text, CancellationToken cancellation) =>
        text is null ? copy.WriteNullAsync(cancellation) : copy.WriteAsync(text, Varchar, cancellation);

    private static string Body(Pending pending) => JsonSerializer.Serialize(pending.Fact, pending.Fact.GetType(), EventJson.Options);

    private static string DotnetType(Type fact) => $"{fact.FullName}, {fact.Assembly.GetName().Name}";
}
