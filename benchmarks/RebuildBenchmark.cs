using System.Diagnostics;
using EventSourcedOps.Application.ReadModels;
using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain.Incidents;
using EventSourcedOps.Domain.Services;
using EventSourcedOps.Application.Incidents;
using EventSourcedOps.Projections.EventLog;
using EventSourcedOps.Projections.Incidents;
using EventSourcedOps.Projections.ReadModels;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace EventSourcedOps.Benchmarks;

/// <summary>
/// The whole rebuild (fold, indexes, comparison, promotion) of the incident board against a bare fold of the same log: COPY out,
/// deserialise, fold, COPY in, one loop, into a table of the same columns without indexes that nobody compares.
/// </summary>
internal static class RebuildBenchmark
{
    private const int Incidents = 25_000;
    private const int AtOnce = 500;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    public static async Task Run()
    {
        await using var stand = await Stand.Start();
        await Fill(stand);
        var events = await Count(stand);
        Measure.Say($"{events} events of {Incidents} incidents");
        await Measure.Compare("events", 0.6,
            "raw fold", () => Bare(stand, events),
            "rebuild", async () =>
            {
                var started = Stopwatch.GetTimestamp();
                var stages = new Stages(started);
                var report = await stand.Services.GetRequiredService<Rebuild>().Run(IncidentBoard.Model, progress: stages);
                Measure.Say($"         {report.Rebuilt}, equal {report.IsEqual}; {stages}");
                return new(events, Stopwatch.GetElapsedTime(started), []);
            });
    }

    /// <summary>Step by step, so that every step is a version of its own, as with people.</summary>
    private static async Task Fill(Stand stand)
    {
        foreach (var some in Enumerable.Range(0, Incidents).Chunk(AtOnce))
            foreach (var step in some.SelectMany(i => Life(i).Select((command, step) => (command, step))).GroupBy(command => command.step, command => command.command))
                foreach (var outcome in await stand.Gate.SendAll(step.Select(command => new Submission(command, Stand.Caller)), CancellationToken.None))
                    if (outcome.Refusal is { } refusal) throw new InvalidOperationException(refusal.ToString());
        var admin = stand.Services.GetRequiredService<ProjectionAdmin>();
        var since = Stopwatch.GetTimestamp();
        while ((await admin.List()).Any(state => state.LagEvents > 0))
        {
            if (Stopwatch.GetElapsedTime(since) > Patience) throw new TimeoutException("The live models do not catch up.");
            await Task.Delay(TimeSpan.FromMilliseconds(200));
        }
    }

    private static IEnumerable<Command> Life(int i)
    {
        var incident = Guid.CreateVersion7();
        yield return new ReportIncident(
            Guid.CreateVersion7(), incident, Stand.Organisation, $"Sign-in is slow since this morning ({i})", Channel.Phone, Stand.Service, "Wang Fang",
            "The page of the registry office loads for more than a minute; 办事大厅登录很慢, several counters are waiting.");
        yield return new TriageIncident(Guid.CreateVersion7(), incident, Impact.Medium, Urgency.High, "Network");
        yield return new AssignIncident(Guid.CreateVersion7(), incident, Stand.Team, "li");
        yield return new AcceptIncident(Guid.CreateVersion7(), incident, "li");
        yield return new ResolveIncident(Guid.CreateVersion7(), incident, "fixed", "Restarted the pool");
    }

    private static async Task<long> Count(Stand stand)
    {
        await using var ask = stand.Database.CreateCommand("select count(*) from ops.mt_events where type = any($1)");
        ask.Parameters.Add(new() { Value = IncidentBoard.Model.WireTypes.ToArray() });
        return (long)(await ask.ExecuteScalarAsync())!;
    }

    private static async Task<Round> Bare(Stand stand, long events)
    {
        var started = Stopwatch.GetTimestamp();
        var model = IncidentBoard.Model;
        await using var source = await stand.Database.OpenConnectionAsync();
        await using var target = await stand.Database.OpenConnectionAsync();
        await Execute(target, "drop table if exists read.bare");
        await Execute(target, ReadModelTable.Create(model, "read.bare"));
        var columns = string.Concat(model.Columns.Select(column => $", {column.Name}"));
        await using (var export = await source.BeginBinaryExportAsync(
            $"copy (select {Recorded.Columns} from ops.mt_events e where e.type in ({string.Join(", ", model.WireTypes.Select(t => $"'{t}'"))}) order by e.seq_id) to stdout (format binary)"))
        await using (var import = await target.BeginBinaryImportAsync(
            $"copy read.bare (organisation, id, since, until, position, row{columns}) from stdin (format binary)"))
        {
            var fold = new RowFold(model);
            while (await export.StartRowAsync() != -1)
            {
                fold.Apply(Next(export));
                foreach (var version in fold.TakeClosed()) await Write(import, model, version);
            }

            foreach (var version in fold.Open) await Write(import, model, version);
            await import.CompleteAsync();
        }

        return new(events, Stopwatch.GetElapsedTime(started), []);
    }

    private static Recorded Next(NpgsqlBinaryExporter export)
    {
        var position = export.Read<long>();
        var (id, organisation, stream, version, type) = (export.Read<Guid>(), export.Read<string>(), export.Read<Guid>(), export.Read<long>(), export.Read<string>());
        var (at, by) = (export.Read<DateTime>(), export.Read<string>());
        var (correlation, causation) = (Text(), Text());
        var headers = EventHeaders.Parse(export.Read<byte[]>(NpgsqlTypes.NpgsqlDbType.Jsonb));
        return new(position, id, organisation, stream, version, type, new(at), by, correlation, causation, headers,
            Recorded.FactOf(type, export.Read<byte[]>(NpgsqlTypes.NpgsqlDbType.Jsonb)));

        string? Text()
        {
            if (!export.IsNull) return export.Read<string>();
            export.Skip();
            return null;
        }
    }

    private static async Task Write(NpgsqlBinaryImporter import, ReadModel model, RowVersion version)
    {
        await import.StartRowAsync();
        await import.WriteAsync(version.Organisation);
        await import.WriteAsync(version.Id);
        await import.WriteAsync(version.Since.UtcDateTime);
        await import.WriteAsync((version.Until ?? DateTimeOffset.MaxValue).UtcDateTime);
        await import.WriteAsync(version.Position);
        await import.WriteAsync(model.Write(version.Row), NpgsqlTypes.NpgsqlDbType.Jsonb);
        foreach (var column in model.Columns)
            switch (column.Of(version.Row))
            {
                case null: await import.WriteNullAsync(); break;
                case DateTimeOffset time: await import.WriteAsync(time.UtcDateTime); break;
                case int number: await import.WriteAsync((long)number); break;
                case IReadOnlyList<string> terms: await import.WriteAsync(terms.ToArray()); break;
                case var value: await import.WriteAsync(value); break;
            }
    }

    private static async Task Execute(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>When each stage of a rebuild began.</summary>
    private sealed class Stages(long started) : IProgress<Application.Progress>
    {
        private readonly List<(string Stage, TimeSpan At)> begun = [];

        public void Report(Application.Progress value)
        {
            lock (begun)
                if (begun.All(known => known.Stage != value.Stage)) begun.Add((value.Stage, Stopwatch.GetElapsedTime(started)));
        }

        public override string ToString() => string.Join(", ", begun.Select(stage => $"{stage.Stage} at {stage.At.TotalSeconds:F2} s"));
    }
}
