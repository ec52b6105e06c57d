using System.Diagnostics;
using EventSourcedOps.Application.Telemetry;
using EventSourcedOps.Application.Telemetry.Blocks;
using EventSourcedOps.Application.Telemetry.Logs;
using EventSourcedOps.Domain.Telemetry.Logs;
using EventSourcedOps.Projections.Walls;
using Microsoft.Extensions.DependencyInjection;

namespace EventSourcedOps.Benchmarks;

/// <summary>How many lines a second come in over OTLP, durable and searchable before the answer, what one takes at rest, and how soon it is found.</summary>
internal static class LogsBenchmark
{
    private const int Rounds = 4;
    private const int LinesOfRound = 500_000;
    private const int Times = 21;

    public static async Task Run()
    {
        await using var stand = await MetricLoad.Stand();
        var start = DateTimeOffset.UtcNow.AddHours(-2);
        await LogLoad.Send(stand.Url, LogLoad.Requests(start.AddHours(-1), 50_000, rare: null));
        for (var round = 0; round < Rounds; round++)
        {
            var requests = LogLoad.Requests(start.AddMinutes(20 * round), LinesOfRound, rare: round == 1 ? "xylophone" : null);
            var process = Process.GetCurrentProcess().TotalProcessorTime;
            var taken = await LogLoad.Send(stand.Url, requests);
            Measure.Say($"round {round + 1}: {LinesOfRound / taken.TotalSeconds:N0} lines/s; product with its sender {(Process.GetCurrentProcess().TotalProcessorTime - process).TotalSeconds:F1} s of CPU in {taken.TotalSeconds:F1} s");
        }

        await using (var size = stand.Database.CreateCommand(
            """
            select sum(items)::float8, sum(length(body))::float8, sum(length(filter))::float8,
                (select sum(pg_total_relation_size(inhrelid)) from pg_inherits where inhparent = 'telemetry.log_blocks'::regclass)::float8
            from telemetry.log_blocks
            """))
        await using (var row = await size.ExecuteReaderAsync())
        {
            await row.ReadAsync();
            var lines = row.GetDouble(0);
            Measure.Say($"at rest: {lines:N0} lines, {row.GetDouble(1) / lines:F1} bytes each and {row.GetDouble(2) / lines:F1} for finding its words, {row.GetDouble(3) / lines:F1} with table and index");
        }

        var search = stand.Services.GetRequiredService<LogSearch>();
        var sight = new TelemetrySight(stand.Services.GetRequiredService<ReaderDatabase>().Of([Stand.Organisation], []), new HashSet<string>([Stand.Organisation]));
        foreach (var words in (string[])["xylophone", "nowhere", "request", "\"request finished\" 503", ""])
        {
            var question = new LogQuestion(TelemetryTime.Of(start.AddHours(-2)), TelemetryTime.Of(start.AddHours(2)), LogWording.Read(words));
            var (taken, found) = (new List<double>(), 0);
            for (var time = 0; time < Times; time++)
            {
                var begun = Stopwatch.GetTimestamp();
                found = (await search.Find(sight, question, newestFirst: true, null, 50, CancellationToken.None)).Items.Count;
                taken.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
            }

            Measure.Say($"newest 50 of [{words}]: {found} found, median {taken.Skip(1).Order().ElementAt((Times - 1) / 2):F1} ms, longest {taken.Skip(1).Max():F1} ms, first {taken[0]:F0} ms");
        }

        foreach (var templates in (bool[])[false, true])
        {
            var begun = Stopwatch.GetTimestamp();
            var (tally, _) = await search.Sum(
                sight, new(TelemetryTime.Of(start.AddHours(-2)), TelemetryTime.Of(start.AddHours(2)), LogWording.Anything), new(60, null, templates), CancellationToken.None);
            Measure.Say($"summary{(templates ? " with templates" : "")}: {tally.Lines:N0} lines in {Stopwatch.GetElapsedTime(begun).TotalMilliseconds:N0} ms, {tally.Kinds.Count()} kinds");
        }
    }
}
