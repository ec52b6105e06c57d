using EventSourcedOps.Benchmarks;

var benchmarks = new Dictionary<string, Func<Task>>(StringComparer.Ordinal)
{
    ["command"] = CommandBenchmark.Run,
    ["access"] = AccessBenchmark.Run,
    ["append"] = AppendBenchmark.Run,
    ["lag"] = LagBenchmark.Run,
    ["feed"] = FeedBenchmark.Run,
    ["graphql"] = GraphQLBenchmark.Run,
    ["permission"] = PermissionBenchmark.Run,
    ["rebuild"] = RebuildBenchmark.Run,
    ["topology"] = TopologyBenchmark.Run,
    ["ingest"] = IngestBenchmark.Run,
    ["query"] = QueryBenchmark.Run,
    ["logs"] = LogsBenchmark.Run,
};

if (args is not [var name] || !benchmarks.TryGetValue(name, out var run))
{
    Console.Error.WriteLine($"Say which: {string.Join(" | ", benchmarks.Keys)}");
    return 2;
}

await run();
return 0;
