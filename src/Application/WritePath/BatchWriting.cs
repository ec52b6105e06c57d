using System.Text.Json;
using EventSourcedOps.Domain;
using EventSourcedOps.Projections.EventLog;
using Npgsql;
using NpgsqlTypes;
using static NpgsqlTypes.NpgsqlDbType;

namespace EventSourcedOps.Application.WritePath;

/// <summary>Writes a batch: streams with their version check, events, audit, receipts and outbox, all in one transaction.</summary>
internal static class BatchWriting
{
    /// <summary>Other nodes listen here; one notification for each batch, because every NOTIFY takes a lock at commit.</summary>
    public const string Channel = "ops_events";

    /// <summary>From so many events on, COPY is cheaper than an insert.</summary>
    private const int CopyFrom = 200;

    /// <summary>Two round trips: what may be refused first, then everything else together with the commit.</summary>
    /// <returns>
    /// Null when everything was written. Otherwise another node was faster and nothing was: the streams it moved, which may be none
    /// when it moved what decisions stand on or holds what may be held once only.
    /// </returns>
    public static async Task<IReadOnlySet<Guid>?> Write(
        NpgsqlConnection connection, BatchWrites writes, BatchGround ground, CancellationToken cancellation)
    {
        var clock = ground.Clock;
        var moved = new ReferenceClock(clock.Landscape + (writes.MovesLandscape ? 1 : 0), clock.Access + (writes.MovesAccess ? 1 : 0));
        var moving = MoveStreams(connection, writes, clock, moved, cancellation);
        // What needs no positions is made while PostgreSQL draws them.
        var making = Task.Run(() => (Rows: new EventRows(writes.Events), Messages: OutboxCommands(writes)), cancellation);
        await Task.WhenAll(moving, making);
        var ((overtaken, positions), (rows, messages)) = (await moving, await making);
        if (overtaken is not null)
        {
            await using var undo = new NpgsqlCommand("rollback", connection);
            await undo.ExecuteNonQueryAsync(cancellation);
            return overtaken;
        }

        writes.Place(positions);
        var copies = ground.TakesCopy && writes.Events.Count >= CopyFrom;
        if (copies) await rows.Copy(connection, positions, cancellation);
        await using var batch = new NpgsqlBatch(connection);
        if (!copies) batch.BatchCommands.Add(rows.Insert(positions));
        AddReceipts(batch, writes);
        if (writes.Labels.Count > 0) StreamLabels.AddTo(batch, writes.Labels);
        foreach (var message in messages) batch.BatchCommands.Add(message);
        batch.BatchCommands.Add(new($"notify {Channel}"));
        batch.BatchCommands.Add(new("commit"));
        await batch.ExecuteNonQueryAsync(cancellation);
        return null;
    }

    private static async Task<(IReadOnlySet<Guid>? Overtaken, long[] Positions)> MoveStreams(
        NpgsqlConnection connection, BatchWrites writes, ReferenceClock clock, ReferenceClock moved, CancellationToken cancellation)
    {
        // One order of locks for all nodes, so that two batches can wait for each other but never both.
        var streams = writes.Streams.Values.OrderBy(stream => stream.Id).ToArray();
        var (fresh, known) = (streams.Where(s => s.ReadVersion == 0).ToArray(), streams.Where(s => s.ReadVersion > 0).ToArray());
        await using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(new("begin"));
        // First of all locks and before any position is drawn: reference facts are recorded one commit after another.
        if (moved != clock)
            batch.BatchCommands.Add(new("update ops.reference_clock set landscape = $1, access = $2 where landscape = $3 and access = $4 returning true")
            {
                Parameters =
                {
                    new() { Value = moved.Landscape }, new() { Value = moved.Access }, new() { Value = clock.Landscape }, new() { Value = clock.Access },
                },
            });
        // Marten takes a position for dead when nobody who could fill it holds this lock, so it is held before the first is drawn.
        batch.BatchCommands.Add(new("lock table ops.mt_events in row exclusive mode"));
        batch.BatchCommands.Add(new("select nextval('ops.mt_events_sequence') from generate_series(1, $1)")
        {
            Parameters = { new() { Value = writes.Events.Count } },
        });
        batch.BatchCommands.Add(new(
            """
            update ops.mt_streams s set version = n.version, timestamp = now()
            from unnest($1, $2, $3, $4) as n(tenant_id, id, seen, version)
            where s.tenant_id = n.tenant_id and s.id = n.id and s.version = n.seen returning s.id
            """)
        {
            Parameters =
            {
                Array(Text, known.Select(s => s.Organisation!)), Array(Uuid, known.Select(s => s.Id)),
                Array(Bigint, known.Select(s => s.ReadVersion)), Array(Bigint, known.Select(s => s.Version)),
            },
        });
        batch.BatchCommands.Add(new(
            """
            insert into ops.mt_streams (tenant_id, id, version, timestamp, created)
            select n.tenant_id, n.id, n.version, now(), now() from unnest($1, $2, $3) as n(tenant_id, id, version)
            on conflict do nothing returning id
            """)
        {
            Parameters =
            {
                Array(Text, fresh.Select(s => s.Organisation!)), Array(Uuid, fresh.Select(s => s.Id)), Array(Bigint, fresh.Select(s => s.Version)),
            },
        });
        if (!writes.Holdings.IsEmpty) writes.Holdings.AddTo(batch);
        var overtaken = streams.Select(stream => stream.Id).ToHashSet();
        var positions = new List<long>(writes.Events.Count);
        await using var rows = await batch.ExecuteReaderAsync(cancellation);
        var isNewest = true;
        if (moved != clock)
        {
            isNewest = await rows.ReadAsync(cancellation);
            await rows.NextResultAsync(cancellation);
        }

        while (await rows.ReadAsync(cancellation)) positions.Add(rows.GetInt64(0));
        for (var moves = 0; moves < 2 && await rows.NextResultAsync(cancellation); moves++)
            while (await rows.ReadAsync(cancellation)) overtaken.Remove(rows.GetGuid(0));
        var isFree = true;
        while (await rows.NextResultAsync(cancellation))
            while (await rows.ReadAsync(cancellation))
            {
                writes.Holdings.Refuse(rows.GetGuid(0), rows.GetGuid(1));
                isFree = false;
            }

        return (isNewest && isFree && overtaken.Count == 0 ? null : overtaken, [.. positions]);
    }

    private static void AddReceipts(NpgsqlBatch batch, BatchWrites writes)
    {
        var kept = writes.Answers.Where(answer => answer.Keep).ToArray();
        if (kept.Length == 0) return;
        batch.BatchCommands.Add(new(
            """
            insert into ops.receipts (command_id, body_hash, answer, recorded_at)
            select n.command_id, n.body_hash, n.answer::jsonb, now() from unnest($1, $2, $3) as n(command_id, body_hash, answer)
            """)
        {
            Parameters =
            {
                Array(Uuid, kept.Select(answer => answer.Outcome.CommandId)), Array(Bytea, kept.Select(answer => answer.Entry.BodyHash)),
                Array(Text, kept.Select(answer => JsonSerializer.Serialize(answer.Outcome, EventJson.Options))),
            },
        });
    }

    private static List<NpgsqlBatchCommand> OutboxCommands(BatchWrites writes)
    {
        // The last word about each message wins: a clock that was set twice in one batch is due once.
        var messages = new Dictionary<Guid, (string Kind, OutboxMessage Message)>();
        foreach (var e in writes.Events)
            foreach (var asked in Outbox.MessagesOf(new(e.Fact, e.Id, e.Stream, e.Organisation, e.At, e.Headers.Occurred ?? e.At)))
                messages[asked.Message.Id] = asked;
        var due = messages.Values.Where(asked => asked.Message.DueAt is not null).OrderBy(asked => asked.Message.Id).ToArray();
        var over = messages.Values.Where(asked => asked.Message.DueAt is null).Select(asked => asked.Message.Id).Order().ToArray();
        var commands = new List<NpgsqlBatchCommand>(2);
        if (due.Length > 0) commands.Add(Outbox.Upsert(due));
        if (over.Length > 0) commands.Add(new("delete from ops.outbox where id = any($1)") { Parameters = { Array(Uuid, over) } });
        return commands;
    }

    internal static NpgsqlParameter Array<T>(NpgsqlDbType of, IEnumerable<T> values) =>
        new() { Value = values.ToArray(), NpgsqlDbType = NpgsqlDbType.Array | of };
}
