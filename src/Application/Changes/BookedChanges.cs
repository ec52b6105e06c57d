using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Changes;
using EventSourcedOps.Projections.Changes;
using Npgsql;

namespace EventSourcedOps.Application.Changes;

/// <summary>
/// Other changes that have their time. The board shows most of them; what was booked since the board's last look is read from the log
/// itself, so that whoever books sees everything that was booked before.
/// </summary>
internal static class BookedChanges
{
    /// <summary>Of more changes at one time the earliest are looked at.</summary>
    private const int Most = 1_000;

    private static readonly string[] UnderWay =
        [$"{ChangeStatus.Scheduled}", $"{ChangeStatus.Implementing}", $"{ChangeStatus.Implemented}", $"{ChangeStatus.RollingBack}"];

    /// <summary>How often times were booked: counted up in the transaction that books.</summary>
    public static async Task<long> Clock(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var ask = new NpgsqlCommand("select bookings from ops.reference_clock", connection);
        return (long)(await ask.ExecuteScalarAsync(cancellation))!;
    }

    public static async Task<IReadOnlyList<BookedChange>> Within(
        NpgsqlConnection connection, Guid self, TimeWindow window, CancellationToken cancellation)
    {
        // The tail before the board: what the board takes over meanwhile stands in both.
        var late = await Late(connection, self, cancellation);
        var booked = (await OnBoard(connection, self, window, cancellation)).ToDictionary(other => other.Id);
        foreach (var (id, change) in late)
            if (change is { Booked: { } time, Plan: { } plan } && time.Overlaps(window) && UnderWay.Contains($"{change.Status}"))
                booked[id] = new(id, change.Number, time, [.. plan.Items]);
            else booked.Remove(id);
        return [.. booked.Values.OrderBy(other => other.Window.From).ThenBy(other => other.Id)];
    }

    /// <summary>Changes that were booked behind what the board has read.</summary>
    private static async Task<IReadOnlyDictionary<Guid, Change>> Late(NpgsqlConnection connection, Guid self, CancellationToken cancellation)
    {
        await using var ask = new NpgsqlCommand(
            """
            select distinct stream_id from ops.mt_events where type = $1 and stream_id <> $2
            and seq_id > (select coalesce(max(last_seq_id), 0) from ops.mt_event_progression where name = $3)
            """, connection)
        {
            Parameters = { new() { Value = WireNames.Of(typeof(ChangeScheduled)) }, new() { Value = self }, new() { Value = ChangeBoard.Model.Shard } },
        };
        var late = new List<Guid>();
        await using (var rows = await ask.ExecuteReaderAsync(cancellation))
            while (await rows.ReadAsync(cancellation)) late.Add(rows.GetGuid(0));
        return late.Count == 0
            ? new Dictionary<Guid, Change>()
            : await StreamStates.Fold<Change, ChangeEvent>(connection, [.. late], cancellation);
    }

    private static async Task<IReadOnlyList<BookedChange>> OnBoard(
        NpgsqlConnection connection, Guid self, TimeWindow window, CancellationToken cancellation)
    {
        await using var ask = new NpgsqlCommand(
            $"""
            select id, number, starts_at, ends_at, items from {ChangeBoard.Model.Table}
            where until = 'infinity' and id <> $1 and starts_at < $3 and ends_at > $2 and status = any($4) order by starts_at, id limit {Most}
            """, connection)
        {
            Parameters =
            {
                new() { Value = self }, new() { Value = window.From.UtcDateTime }, new() { Value = window.To.UtcDateTime }, new() { Value = UnderWay },
            },
        };
        var booked = new List<BookedChange>();
        await using var rows = await ask.ExecuteReaderAsync(cancellation);
        while (await rows.ReadAsync(cancellation))
            booked.Add(new(
                rows.GetGuid(0), rows.GetString(1), new(rows.GetFieldValue<DateTime>(2), rows.GetFieldValue<DateTime>(3)),
                [.. rows.GetFieldValue<string[]>(4).Select(Guid.Parse)]));
        return booked;
    }
}
