using System.Text.Json;
using EventSourcedOps.Domain;
using EventSourcedOps.Projections.EventLog;
using Npgsql;
using NpgsqlTypes;

namespace EventSourcedOps.Application.WritePath;

/// <summary>What the database says before a batch decides: the time, earlier answers, and the streams it stands on.</summary>
/// <param name="TakesCopy">Whether the log takes COPY: PostgreSQL refuses it to a role that it looks after row by row.</param>
internal sealed record BatchGround(
    DateTimeOffset Now, ReferenceClock Clock, bool TakesCopy, Dictionary<Guid, (byte[] BodyHash, Outcome Answer)> Receipts,
    Dictionary<Guid, StreamView> Streams);

/// <summary>How many commits have changed what decisions stand on.</summary>
internal readonly record struct ReferenceClock(long Landscape, long Access, long Bookings);

/// <summary>Reads the ground of a whole batch in one round trip.</summary>
internal static class BatchReading
{
    public static async Task<BatchGround> Read(
        NpgsqlConnection connection, IReadOnlyList<Entry> entries, StreamCache cache, CancellationToken cancellation)
    {
        var fold = new Dictionary<Guid, Command>();
        foreach (var entry in entries)
        {
            fold.TryAdd(entry.Command.Stream, entry.Command);
            foreach (var other in entry.Command.Reads) fold.TryAdd(other, entry.Command);
        }

        var streams = new Dictionary<Guid, StreamView>();
        var missing = new List<Guid>();
        foreach (var id in fold.Keys)
            if (cache.Find(id) is { } known) streams[id] = known;
            else missing.Add(id);

        await using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(new("select ops.clock(), landscape, access, bookings, not row_security_active('ops.mt_events') from ops.reference_clock"));
        batch.BatchCommands.Add(new("select command_id, body_hash, answer from ops.receipts where command_id = any($1)")
        {
            Parameters = { new() { Value = entries.Select(entry => entry.Command.CommandId).ToArray() } },
        });
        if (missing.Count > 0)
            batch.BatchCommands.Add(new(
                $"""
                select s.id, s.tenant_id, s.version, {Recorded.Columns}
                from ops.mt_streams s left join ops.mt_events e on e.tenant_id = s.tenant_id and e.stream_id = s.id
                where s.id = any($1) order by s.id, e.version
                """)
            {
                Parameters = { new() { Value = missing.ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Uuid } },
            });

        await using var rows = await batch.ExecuteReaderAsync(cancellation);
        await rows.ReadAsync(cancellation);
        var now = new DateTimeOffset(rows.GetFieldValue<DateTime>(0));
        var (clock, takesCopy) = (new ReferenceClock(rows.GetInt64(1), rows.GetInt64(2), rows.GetInt64(3)), rows.GetBoolean(4));

        await rows.NextResultAsync(cancellation);
        var receipts = new Dictionary<Guid, (byte[], Outcome)>();
        while (await rows.ReadAsync(cancellation))
            receipts[rows.GetGuid(0)] = (rows.GetFieldValue<byte[]>(1),
                JsonSerializer.Deserialize<Outcome>(rows.GetFieldValue<byte[]>(2), EventJson.Options)!);

        if (missing.Count > 0)
        {
            await rows.NextResultAsync(cancellation);
            await ReadStreams(rows, fold, streams, cancellation);
        }

        foreach (var id in missing) streams.TryAdd(id, new(id, null, 0, null, DateTimeOffset.MinValue));
        return new(now, clock, takesCopy, receipts, streams);
    }

    private static async Task ReadStreams(
        NpgsqlDataReader rows, Dictionary<Guid, Command> fold, Dictionary<Guid, StreamView> streams, CancellationToken cancellation)
    {
        (Guid Id, string Organisation, long Version, object? State, DateTimeOffset At)? open = null;
        while (await rows.ReadAsync(cancellation))
        {
            var id = rows.GetGuid(0);
            if (open is { } done && done.Id != id) Close(done);
            if (open?.Id != id) open = (id, rows.GetString(1), rows.GetInt64(2), null, DateTimeOffset.MinValue);
            if (rows.IsDBNull(3)) continue;
            var recorded = Recorded.From(rows, 3);
            open = open!.Value with { State = StateFold.Evolve(open.Value.State, recorded.Fact, recorded.OccurredAt), At = recorded.RecordedAt };
        }

        if (open is { } last) Close(last);

        void Close((Guid Id, string Organisation, long Version, object? State, DateTimeOffset At) stream) =>
            streams[stream.Id] = new(stream.Id, stream.Organisation, stream.Version, stream.State, stream.At);
    }
}
