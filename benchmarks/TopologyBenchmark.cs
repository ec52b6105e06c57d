using System.Diagnostics;
using System.Net.Http.Json;
using EventSourcedOps.Application.Topology;
using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain.Configuration;
using EventSourcedOps.Domain.Topology;
using EventSourcedOps.Projections.Walls;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace EventSourcedOps.Benchmarks;

/// <summary>What falls with what among 100,000 items and 400,000 relations: in the engine, over GraphQL, and by recursive SQL on the same data.</summary>
internal static partial class TopologyBenchmark
{
    private const int Questions = 2_000;
    private const int Rounds = 3;
    private const int SqlQuestions = 20;
    private const int Requests = 300;
    private const int Changes = 40;
    private const int Depth = 6;
    private const string Walk =
        """
        with recursive fallen(node, depth) as (
            select $1::int, 0
            union
            select w.source, case when $2 < 0 then 0 else f.depth + 1 end from fallen f join public.walk w on w.target = f.node where $2 < 0 or f.depth < $2)
        select count(distinct node) from fallen
        """;

    private const string Query =
        """
        query ($of: [ID!]!) { impact(of: $of) {
            count types { type count } services { service { name } count } organisations { organisation { name } count }
            items(first: 100) { steps item { id name service { name } organisation { name } } }
        } }
        """;

    public static async Task Run()
    {
        var grouped = Engine("k of n", new TopologyGround(grouped: true));
        var ground = new TopologyGround(grouped: false);
        var plain = Engine("plain", ground);
        Tell($"k of n against plain, unbounded p99: {grouped / plain:F2}");

        await using var stand = await Stand.Start();
        await TopologyImport.Run(stand);
        var before = await Graphs(stand);
        await ground.Record(stand.Database);
        var memory = stand.Services.GetRequiredService<TopologyMemory>();
        var since = Stopwatch.GetTimestamp();
        while ((await memory.Newest()).Graph.Version < before + ground.Facts) await Task.Delay(5);
        Tell($"{ground.Facts:N0} facts in the graph {Stopwatch.GetElapsedTime(since).TotalSeconds:F1} s after they stood in the log");
        await Starts(stand);
        await CaughtUp(stand.Database);
        var graph = (await memory.Newest()).Graph;
        await Sql(stand.Database, graph, Impacts.Unbounded);
        await Sql(stand.Database, graph, Depth);
        await Past(memory, ground.Facts);
        // What only measuring needs must not weigh on what is measured.
        ground.Forget();
        GC.Collect();
        await GraphQL(stand);
        await Fallback(stand);
        await Visible(stand, memory);
    }

    /// <returns>The 99th percentile of unbounded impact.</returns>
    private static double Engine(string name, TopologyGround ground)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var history = ground.History();
        var filled = GC.GetTotalMemory(forceFullCollection: true) - before;
        var graph = history.AsOf(DateTimeOffset.MaxValue);
        var held = GC.GetTotalMemory(forceFullCollection: true) - before;
        Tell($"{name}: {held / 1_048_576.0:F1} MB, of which the history and its names {filled / 1_048_576.0:F1} MB");
        Ask($"{name}, depth {Depth}", graph, Depth);
        var p99 = Ask($"{name}, unbounded", graph, Impacts.Unbounded);
        GC.KeepAlive(history);
        return p99;
    }

    private static double Ask(string name, Graph graph, int depth)
    {
        var random = new Random(7);
        long fallen = 0;
        var rounds = new List<(double Half, double Most)>();
        var taken = new double[Questions];
        for (var round = 0; round <= Rounds; round++)
        {
            for (var at = 0; at < taken.Length; at++)
            {
                var root = random.Next(graph.Count);
                var started = Stopwatch.GetTimestamp();
                using var impact = graph.ImpactOf([root], depth);
                taken[at] = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
                fallen += impact.Count;
            }

            // The first one is for the runtime, which compiles again what runs often.
            var sorted = Sorted(taken);
            if (round > 0) rounds.Add((At(sorted, 0.5), At(sorted, 0.99)));
        }

        // Of several rounds the one in the middle: one alone may have been the machine's mood.
        var (half, most) = rounds.OrderBy(round => round.Most).ElementAt(Rounds / 2);
        Tell($"{name}: p50 {half:F3} ms, p99 {most:F3} ms; {fallen / (Rounds + 1) / Questions:N0} items fall on average");
        return most;
    }

    private static async Task Sql(NpgsqlDataSource database, Graph graph, int depth)
    {
        var random = new Random(11);
        var (sql, engine) = (new List<double>(), new List<double>());
        for (var at = 0; at < SqlQuestions; at++)
        {
            var root = random.Next(TopologyGround.Items);
            var started = Stopwatch.GetTimestamp();
            await using var ask = database.CreateCommand(Walk);
            ask.Parameters.Add(new() { Value = root });
            ask.Parameters.Add(new() { Value = depth == Impacts.Unbounded ? -1 : depth });
            var count = (long)(await ask.ExecuteScalarAsync())!;
            sql.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            started = Stopwatch.GetTimestamp();
            using var impact = graph.ImpactOf([graph.Find(TopologyGround.IdOf(root))], depth);
            engine.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            if (impact.Count != count) throw new InvalidOperationException($"The engine finds {impact.Count}, SQL {count}.");
        }

        var (slow, fast) = (Sorted(sql), Sorted(engine));
        Tell($"{(depth == Impacts.Unbounded ? "unbounded" : $"depth {depth}")}: recursive SQL p50 {At(slow, 0.5):F1} ms, longest {slow[^1]:F1} ms; engine {At(fast, 0.5):F2} ms, {fast[^1]:F2} ms; both agree");
    }

    private static async Task GraphQL(Stand stand)
    {
        using var client = new HttpClient();
        var random = new Random(17);
        var rounds = new List<(double Half, double Most, TimeSpan Collecting)>();
        for (var round = 0; round <= Rounds; round++)
        {
            var taken = new double[Requests];
            var collecting = GC.GetTotalPauseDuration();
            for (var at = 0; at < taken.Length; at++) taken[at] = await Timed(() => Impact(client, stand, TopologyGround.IdOf(random.Next(TopologyGround.Items))));
            var sorted = Sorted(taken);
            // The first one is for the runtime, as above.
            if (round > 0) rounds.Add((At(sorted, 0.5), At(sorted, 0.99), GC.GetTotalPauseDuration() - collecting));
        }

        foreach (var (half, most, collecting) in rounds)
            Tell($"GraphQL, first 100 with names, services and organisations: p50 {half:F1} ms, p99 {most:F1} ms; collecting {collecting.TotalMilliseconds:F0} ms in {Requests} answers");
    }

    private static async Task Impact(HttpClient client, Stand stand, Guid of)
    {
        using var answer = await client.PostAsJsonAsync(new Uri(stand.Url, "/graphql"), new { query = Query, variables = new { of } });
        var text = await answer.Content.ReadAsStringAsync();
        if (!text.Contains("\"impact\":{", StringComparison.Ordinal) || text.Contains("\"errors\"", StringComparison.Ordinal))
            throw new InvalidOperationException(text);
    }

    private static async Task Visible(Stand stand, TopologyMemory memory)
    {
        var store = stand.Services.GetRequiredKeyedService<IDocumentStore>(DatabaseRole.Owner);
        var signal = stand.Services.GetRequiredService<CommitSignal>();
        var lags = new List<double>();
        for (var at = 0; at < Changes; at++)
        {
            var (from, to) = (TopologyGround.IdOf(TopologyGround.Items - 1 - at), TopologyGround.IdOf(at));
            await using var session = store.LightweightSession(Stand.Organisation);
            session.Events.Append(from, new ItemRelated("runs-on", to, ItemSources.Manual, 100));
            await session.SaveChangesAsync();
            lags.Add(await Timed(async () =>
            {
                signal.Raise(1);
                while (!Holds((await memory.Newest()).Graph, from, to)) await Task.Delay(1);
            }));
        }

        Tell($"a relation in the graph after its commit: p50 {At(Sorted(lags), 0.5):F0} ms, longest {lags.Max():F0} ms");
    }

    private static bool Holds(Graph graph, Guid from, Guid to)
    {
        var (target, kind) = (graph.Find(to), graph.Numbers.Kinds.Find("runs-on"));
        foreach (var link in graph.Outgoing[graph.Find(from)])
            if (link.Node == target && link.Kind == kind) return true;
        return false;
    }

    private static async Task<double> Timed(Func<Task> work)
    {
        var started = Stopwatch.GetTimestamp();
        await work();
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }

    private static double[] Sorted(IEnumerable<double> taken) => [.. taken.Order()];

    private static double At(double[] sorted, double share) => sorted[(int)Math.Min(sorted.Length - 1, share * sorted.Length)];

    private static void Tell(FormattableString line) => Measure.Say(line);
}
