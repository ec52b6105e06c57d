namespace EventSourcedOps.Benchmarks;
internal static class LagBenchmark { public static Task Run() => Task.CompletedTask; }
