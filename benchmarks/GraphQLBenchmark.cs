namespace EventSourcedOps.Benchmarks;
internal static class GraphQLBenchmark { public static Task Run() => Task.CompletedTask; }
