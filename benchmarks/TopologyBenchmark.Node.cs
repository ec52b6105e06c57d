using System.Diagnostics;
using EventSourcedOps.Application.Topology;
using EventSourcedOps.Domain.Configuration;
using EventSourcedOps.Domain.Topology;
using EventSourcedOps.Projections.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace EventSourcedOps.Benchmarks;

/// <summary>What a node does before it can answer, and instead.</summary>
internal static partial class TopologyBenchmark
{
    /// <summary>What was in the graph before the ground.</summary>
    private static async Task<long> Graphs(Stand stand) =>
        (await stand.Services.GetRequiredService<TopologyMemory>().Follow(CancellationToken.None)).Graph.Version;

    /// <summary>How long a node that starts reads the log.</summary>
    private static async Task Starts(Stand stand)
    {
        using var memory = ActivatorUtilities.CreateInstance<TopologyMemory>(stand.Services);
        var taken = await Timed(() => memory.Follow(CancellationToken.None));
        Tell($"a node that starts has the graph after {taken / 1000:F1} s");
    }

    /// <summary>Names come from the read models, which are far behind after so much at once.</summary>
    private static async Task CaughtUp(NpgsqlDataSource database)
    {
        await using var ask = database.CreateCommand(
            "select min(last_seq_id) >= (select max(seq_id) from ops.mt_events) from ops.mt_event_progression where name = any($1)");
        ask.Parameters.Add(new() { Value = new[] { ConfigurationItems.Model.Shard, Relations.Model.Shard } });
        var since = Stopwatch.GetTimestamp();
        while (await ask.ExecuteScalarAsync() is not true) await Task.Delay(50);
        Tell($"the read models of items and relations another {Stopwatch.GetElapsedTime(since).TotalSeconds:F1} s later");
        await using var analyze = database.CreateCommand($"analyze {ConfigurationItems.Model.Table}; analyze {Relations.Model.Table}");
        await analyze.ExecuteNonQueryAsync();
    }

    /// <summary>What a node answers with while it still reads the log.</summary>
    private static async Task Fallback(Stand stand)
    {
        var fallback = stand.Services.GetRequiredService<TopologyFallback>();
        var random = new Random(19);
        var (deep, near) = (new List<double>(), new List<double>());
        for (var at = 0; at < SqlQuestions; at++)
            foreach (var (depth, taken) in ((int, List<double>)[])[(Impacts.Unbounded, deep), (2, near)])
            {
                var root = TopologyGround.IdOf(random.Next(TopologyGround.Items));
                taken.Add(await Timed(() => fallback.Part(new GraphPart.Below([root], depth), ItemModel.BuiltIn, null, new(), CancellationToken.None)));
            }

        Tell($"by SQL while the log is read: unbounded p50 {At(Sorted(deep), 0.5):F0} ms, longest {deep.Max():F0} ms; two steps p50 {At(Sorted(near), 0.5):F1} ms, longest {near.Max():F1} ms");
    }

    private static async Task Past(TopologyMemory memory, int facts)
    {
        var random = new Random(13);
        var (first, again) = (new List<double>(), new List<double>());
        for (var at = 0; at < 10; at++)
        {
            var then = TopologyGround.TimeOf(random.Next(facts));
            first.Add(await Timed(() => memory.AsOf(then).AsTask()));
            again.Add(await Timed(() => memory.AsOf(then).AsTask()));
        }

        Tell($"graph of a random time: first p50 {At(Sorted(first), 0.5):F0} ms, longest {first.Max():F0} ms; again longest {again.Max():F1} ms");
    }
}
