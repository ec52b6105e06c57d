using EventSourcedOps.Application.Configuration;
using EventSourcedOps.Domain;
using EventSourcedOps.Projections;
using EventSourcedOps.Projections.EventLog;
using EventSourcedOps.Projections.ReadModels;
using EventSourcedOps.Projections.Walls;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace EventSourcedOps.Application.ReadModels;

/// <summary>One promise that was checked.</summary>
/// <param name="Promise">What must hold.</param>
/// <param name="Breaches">Some of the places where it does not; empty when it holds.</param>
public sealed record Finding(string Promise, IReadOnlyList<string> Breaches)
{
    public bool Holds => Breaches.Count == 0;
}

/// <summary>Checks what the product promises about its data by asking the tables themselves, past the code that wrote them.</summary>
public sealed class Verification([FromKeyedServices(DatabaseRole.Projection)] NpgsqlDataSource database)
{
    public async Task<IReadOnlyList<Finding>> Run(IProgress<Progress>? progress = null, CancellationToken cancellation = default)
    {
        var findings = new List<Finding>();
        await using var connection = await database.OpenConnectionAsync(cancellation);
        foreach (var (promise, sql) in LogPromises.All)
        {
            progress?.Report(new("checking the log", findings.Count, LogPromises.All.Count));
            findings.Add(new(promise, await Breaches(connection, sql, cancellation)));
        }

        if (await Exists(connection, "ops.feed_log", cancellation))
            foreach (var (promise, sql) in LogPromises.Feed) findings.Add(new(promise, await Breaches(connection, sql, cancellation)));
        findings.Add(await EveryEventReads(connection, progress, cancellation));
        findings.Add(await HoldingsPromise.Check(connection, progress, cancellation));
        foreach (var model in ProjectionCatalog.All)
            findings.Add(await new ModelVerification(database, model).Run(progress, cancellation));
        return findings;
    }

    private static async Task<Finding> EveryEventReads(NpgsqlConnection connection, IProgress<Progress>? progress, CancellationToken cancellation)
    {
        var breaches = new List<string>();
        await using var ask = new NpgsqlCommand($"select {Recorded.Columns} from ops.mt_events e order by e.seq_id", connection) { CommandTimeout = 0 };
        await using var rows = await ask.ExecuteReaderAsync(cancellation);
        for (var read = 1L; await rows.ReadAsync(cancellation); read++)
        {
            if (read % 1_000 == 0) progress?.Report(new("reading every event", read));
            try
            {
                _ = Recorded.From(rows).Headers;
            }
            catch (Exception fault) when (fault is InvalidOperationException or System.Text.Json.JsonException && breaches.Count < LogPromises.Shown)
            {
                breaches.Add($"event {rows.GetInt64(0)} ({rows.GetString(5)}): {fault.Message}");
            }
        }

        return new("Every event is of a known type and can be read", breaches);
    }

    private static async Task<bool> Exists(NpgsqlConnection connection, string table, CancellationToken cancellation)
    {
        await using var ask = new NpgsqlCommand("select to_regclass($1) is not null", connection) { Parameters = { new() { Value = table } } };
        return (bool)(await ask.ExecuteScalarAsync(cancellation))!;
    }

    private static async Task<IReadOnlyList<string>> Breaches(NpgsqlConnection connection, string sql, CancellationToken cancellation)
    {
        await using var ask = new NpgsqlCommand($"{sql} limit {LogPromises.Shown}", connection) { CommandTimeout = 0 };
        await using var rows = await ask.ExecuteReaderAsync(cancellation);
        var breaches = new List<string>();
        while (await rows.ReadAsync(cancellation)) breaches.Add(rows.GetString(0));
        return breaches;
    }
}

/// <summary>Promises that plain SQL can check; each statement answers one line for each breach.</summary>
internal static class LogPromises
{
    /// <summary>So many breaches are shown; one is enough to fail.</summary>
    public const int Shown = 10;

    public static readonly IReadOnlyList<(string Promise, string Sql)> All =
    [
        ("Versions of each stream run from 1 without a gap, and the stream knows the last one", """
            select format('stream %s: %s events, versions %s to %s, the stream says %s', e.stream_id, e.n, e.low, e.high, s.version)
            from (select tenant_id, stream_id, count(*) n, min(version) low, max(version) high from ops.mt_events group by 1, 2) e
                left join ops.mt_streams s on s.tenant_id = e.tenant_id and s.id = e.stream_id
            where e.low <> 1 or e.high <> e.n or s.version is distinct from e.high
            """),
        ("Every stream has events", """
            select format('stream %s says version %s and has no event', s.id, s.version) from ops.mt_streams s
            where s.version > 0 and not exists (select from ops.mt_events e where e.tenant_id = s.tenant_id and e.stream_id = s.id)
            """),
        // The range begins at the last mark, so it holds events that were read as usual; only what came after the skip would be missed.
        ("No event was recorded behind a high-water mark that had skipped its place", """
            select format('event %s was recorded after the range %s to %s was skipped', e.seq_id, s.starting_sequence, s.ending_sequence)
            from ops.mt_high_water_skips s join ops.mt_events e
                on e.seq_id between s.starting_sequence and s.ending_sequence and e.timestamp > s.timestamp
            """),
        ("Every receipt has its audit entry", $"""
            select format('command %s has a receipt and no audit entry', r.command_id) from ops.receipts r
            where not exists (select from ops.mt_events e
                where e.type = '{WireNames.Of(typeof(Domain.Audit.AuditEntryRecorded))}' and e.data ->> 'commandId' = r.command_id::text)
            """),
        ("Times never run backwards within a stream", """
            select format('event %s was recorded before its predecessor', seq_id)
            from (select seq_id, timestamp, lag(timestamp) over (partition by tenant_id, stream_id order by version) before from ops.mt_events) e
            where timestamp < before
            """),
    ];

    public static readonly IReadOnlyList<(string Promise, string Sql)> Feed =
    [
        ("Feed positions run without a gap", """
            select format('feed position %s follows %s', position, before)
            from (select position, lag(position, 1, 0) over (order by position) before from ops.feed_log) f where position <> before + 1
            """),
        ("The feed holds each event once", """
            select format('event %s is %s times in the feed', seq_id, count(*)) from ops.feed_log group by seq_id having count(*) > 1
            """),
        ("The feed keeps the order of each stream", """
            select format('event %s is fed before its predecessor', seq_id)
            from (select f.seq_id, e.version, lag(e.version) over (partition by e.tenant_id, e.stream_id order by f.position) before
                  from ops.feed_log f join ops.mt_events e on e.seq_id = f.seq_id) f where version < before
            """),
    ];
}
