using System.Diagnostics;

namespace EventSourcedOps.Benchmarks;

/// <summary>How many samples a second come in over remote write, durable before the answer, and what one takes at rest.</summary>
internal static class IngestBenchmark
{
    private const int Steps = 240;
    private const int Connections = 4;

    public static async Task Run()
    {
        await using var stand = await MetricLoad.Stand();
        var load = new MetricLoad();
        var start = DateTimeOffset.UtcNow.AddHours(-8);
        await MetricLoad.Send(stand.Url, load.Requests("warm", start, Steps / 2), Connections);
        for (var round = 0; round < 3; round++)
        {
            await MetricLoad.Pack(stand);
            var requests = load.Requests("bench", start.AddHours(round + 1), Steps);
            var (process, postgres) = (Process.GetCurrentProcess().TotalProcessorTime, PostgresTime());
            var taken = await MetricLoad.Send(stand.Url, requests, Connections);
            var samples = (double)requests.Count * MetricLoad.SamplesOfRequest;
            var (ours, theirs) = (Process.GetCurrentProcess().TotalProcessorTime - process, PostgresTime() - postgres);
            Measure.Say($"round {round + 1}: {samples / taken.TotalSeconds:N0} samples/s, {samples / (ours + theirs).TotalSeconds:N0} per CPU second");
            Measure.Say($"         of which product with its sender {ours.TotalSeconds:F1} s, PostgreSQL {theirs.TotalSeconds:F1} s in {taken.TotalSeconds:F1} s");
        }

        var packing = Stopwatch.GetTimestamp();
        await MetricLoad.Pack(stand);
        Measure.Say($"packing what was left took {Stopwatch.GetElapsedTime(packing).TotalSeconds:F1} s");
        await using var size = stand.Database.CreateCommand(
            """
            select (select sum(samples) from telemetry.chunks)::float8, (select sum(length(body)) from telemetry.chunks)::float8,
                (select sum(pg_total_relation_size(inhrelid)) from pg_inherits where inhparent = 'telemetry.chunks'::regclass)::float8
            """);
        await using var row = await size.ExecuteReaderAsync();
        await row.ReadAsync();
        Measure.Say($"at rest: {row.GetDouble(0):N0} samples, {row.GetDouble(1) / row.GetDouble(0):F2} bytes each in chunks, {row.GetDouble(2) / row.GetDouble(0):F2} with table and index");
    }

    /// <summary>What the server has worked so far: its processes are named alike, and nobody else's runs beside a benchmark.</summary>
    private static TimeSpan PostgresTime() =>
        Process.GetProcessesByName("postgres").Aggregate(TimeSpan.Zero, (sum, one) =>
        {
            using (one) return one.HasExited ? sum : sum + one.TotalProcessorTime;
        });
}
