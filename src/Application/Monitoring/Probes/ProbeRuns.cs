using System.Text.Json;
using EventSourcedOps.Domain.Monitoring.Probes;
using EventSourcedOps.Projections.EventLog;
using EventSourcedOps.Projections.Walls;
using Npgsql;
using NpgsqlTypes;

namespace EventSourcedOps.Application.Monitoring.Probes;

/// <summary>Where the newest runs are kept, by probe and point.</summary>
public sealed class ProbeRuns(NpgsqlDataSource database)
{
    /// <summary>Of each point; a page shows no more.</summary>
    public const int Kept = 120;

    /// <summary>Runs of what is run no more are forgotten after that.</summary>
    private static readonly TimeSpan KeptFor = TimeSpan.FromDays(30);

    /// <summary>Notes a run. One that is told again changes nothing.</summary>
    public async Task Keep(string organisation, Guid probe, ProbeOutcome run, CancellationToken cancellation)
    {
        await using var write = database.CreateBatch();
        write.BatchCommands.Add(new(
            """
            insert into telemetry.probe_runs (probe, point, at, organisation, version, outcome) values ($1, $2, $3, $4, $5, $6)
            on conflict (probe, point, at) do nothing
            """)
        {
            Parameters =
            {
                new() { Value = probe }, new() { Value = run.Point }, new() { Value = run.At.UtcDateTime }, new() { Value = organisation },
                new() { Value = run.Version },
                new() { Value = JsonSerializer.Serialize(run, EventJson.Options), NpgsqlDbType = NpgsqlDbType.Jsonb },
            },
        });
        write.BatchCommands.Add(new(
            $"""
            delete from telemetry.probe_runs where probe = $1 and point = $2 and at < (
                select at from telemetry.probe_runs where probe = $1 and point = $2 order by at desc offset {Kept - 1} limit 1)
            """)
        {
            Parameters = { new() { Value = probe }, new() { Value = run.Point } },
        });
        await write.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>The newest runs of a version at each point, as many as it takes to judge.</summary>
    public async Task<IReadOnlyList<ProbeOutcome>> ToJudge(Guid id, Probe probe, CancellationToken cancellation)
    {
        var runs = new List<ProbeOutcome>();
        await using var ask = database.CreateCommand(
            """
            select newest.outcome::text from unnest($1) as named (point) cross join lateral (
                select outcome from telemetry.probe_runs r
                where r.probe = $2 and r.point = named.point and r.version = $3 and r.at >= $4 order by r.at desc limit $5) as newest
            """);
        foreach (var value in (object[])[probe.Definition.Points.ToArray(), id, probe.Version, probe.WatchedSince.UtcDateTime, probe.Definition.Failures])
            ask.Parameters.Add(new() { Value = value });
        await using var rows = await ask.ExecuteReaderAsync(cancellation);
        while (await rows.ReadAsync(cancellation)) runs.Add(Read(rows.GetString(0)));
        return runs;
    }

    /// <summary>When each point of each probe last ran it.</summary>
    internal async Task<ILookup<Guid, DateTimeOffset>> Newest(IReadOnlyCollection<Guid> probes, CancellationToken cancellation)
    {
        var newest = new List<(Guid Probe, DateTimeOffset At)>();
        await using var ask = database.CreateCommand("select probe, max(at) from telemetry.probe_runs where probe = any($1) group by probe, point");
        ask.Parameters.Add(new() { Value = probes.ToArray() });
        await using var rows = await ask.ExecuteReaderAsync(cancellation);
        while (await rows.ReadAsync(cancellation)) newest.Add((rows.GetGuid(0), new(rows.GetFieldValue<DateTime>(1))));
        return newest.ToLookup(one => one.Probe, one => one.At);
    }

    internal async Task Forget(DateTimeOffset now, CancellationToken cancellation)
    {
        await using var delete = database.CreateCommand("delete from telemetry.probe_runs where at < $1");
        delete.Parameters.Add(new() { Value = (now - KeptFor).UtcDateTime });
        await delete.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>The newest runs of some probes, as far as they may be seen: the newest first.</summary>
    /// <param name="each">So many of each point.</param>
    public static async Task<IReadOnlyDictionary<Guid, IReadOnlyList<ProbeOutcome>>> Of(
        Sight sight, IReadOnlyList<Guid> probes, int each, CancellationToken cancellation)
    {
        var question = new NpgsqlBatchCommand(
            """
            select probe, outcome::text from (
                select probe, outcome, at, row_number() over (partition by probe, point order by at desc) as place
                from telemetry.probe_runs where probe = any($1)) as placed
            where place <= $2 order by at desc
            """);
        question.Parameters.Add(new() { Value = probes.ToArray() });
        question.Parameters.Add(new() { Value = each });
        var runs = await sight.List(question, row => (Probe: row.GetGuid(0), Run: Read(row.GetString(1))), cancellation);
        return runs.GroupBy(one => one.Probe).ToDictionary(of => of.Key, of => (IReadOnlyList<ProbeOutcome>)[.. of.Select(one => one.Run)]);
    }

    private static ProbeOutcome Read(string written) => JsonSerializer.Deserialize<ProbeOutcome>(written, EventJson.Options)!;
}
