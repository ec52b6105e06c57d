using System.Diagnostics;

namespace EventSourcedOps.Benchmarks;

/// <summary>Averages by the minute over ten thousand series of an hour, and one series alone, asked as Grafana asks.</summary>
internal static class QueryBenchmark
{
    private const int Steps = 240;
    private const int Times = 11;

    public static async Task Run()
    {
        await using var stand = await MetricLoad.Stand();
        var start = DateTimeOffset.UtcNow.AddHours(-2);
        await MetricLoad.Send(stand.Url, new MetricLoad().Requests("bench", start, Steps), 4);
        await MetricLoad.Pack(stand);
        using var http = new HttpClient();
        foreach (var query in (string[])["avg(bench)", "avg(avg_over_time(bench[1m]))", "sum(rate(bench[5m]))", "bench{number=\"4711\"}"])
        {
            var address = new Uri(stand.Url, $"/api/v1/query_range?query={Uri.EscapeDataString(query)}&start={start.ToUnixTimeSeconds()}"
                + $"&end={start.AddHours(1).ToUnixTimeSeconds()}&step=60");
            var taken = new List<double>();
            for (var time = 0; time < Times; time++)
            {
                var begun = Stopwatch.GetTimestamp();
                using var answer = await http.GetAsync(address);
                answer.EnsureSuccessStatusCode();
                await answer.Content.ReadAsByteArrayAsync();
                taken.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
            }

            Measure.Say($"{query}: median {taken.Skip(1).Order().ElementAt((Times - 1) / 2):F1} ms, best {taken.Min():F1} ms, first {taken[0]:F0} ms");
        }
    }
}
