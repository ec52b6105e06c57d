using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using EventSourcedOps.Application.Incidents;
using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain.Incidents;

namespace EventSourcedOps.Benchmarks;

/// <summary>A hundred partners on the live stream at 300 events a second, then one that was away and catches up.</summary>
internal static class FeedBenchmark
{
    private const int Partners = 100;
    private const int EventsPerSecond = 300;
    private const int Seconds = 15;
    private const int Behind = 40_000;

    public static async Task Run()
    {
        await using var stand = await Stand.Start();
        await Live(stand);
        await CatchUp(stand);
    }

    private static async Task Live(Stand stand)
    {
        var committed = new ConcurrentDictionary<string, long>();
        var lags = new ConcurrentBag<double>();
        using var end = new CancellationTokenSource();
        using var http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = Partners + 1 }) { Timeout = Timeout.InfiniteTimeSpan };
        var connected = new CountdownEvent(Partners);
        var partners = Enumerable.Range(0, Partners).Select(_ => Task.Run(() => Partner(stand, http, committed, lags, connected, end.Token))).ToArray();
        connected.Wait(TimeSpan.FromSeconds(30));

        // A node that has just started is given its feed some seconds later: measured is what comes after.
        await Report(stand, committed);
        while (lags.Count < Partners) await Task.Delay(10);
        lags.Clear();

        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        var started = Stopwatch.GetTimestamp();
        var sending = new List<Task>();
        var sent = 0;
        while (Stopwatch.GetElapsedTime(started).TotalSeconds is var elapsed && elapsed < Seconds && await tick.WaitForNextTickAsync())
            for (; sent < elapsed * EventsPerSecond / 4; sent++) // a report is four events: reported, two clocks, audit
                sending.Add(Report(stand, committed));
        await Task.WhenAll(sending);
        var patience = Stopwatch.GetTimestamp();
        while (lags.Count < sent * Partners && Stopwatch.GetElapsedTime(patience) < TimeSpan.FromSeconds(10)) await Task.Yield();
        await end.CancelAsync();
        await Task.WhenAll(partners);

        var round = new Round(lags.Count, TimeSpan.FromSeconds(Seconds), [.. lags.Order()]);
        Measure.Say($"live: {Partners} partners, {sent * 4 / (double)Seconds:F0} events/s, {lags.Count} of {sent * Partners} reports seen");
        Measure.Say($"commit to partner: p50 {round.Percentile(0.5):F0} ms, p99 {round.Percentile(0.99):F0} ms (goal 250)");
    }

    private static async Task Report(Stand stand, ConcurrentDictionary<string, long> committed)
    {
        var incident = Guid.CreateVersion7();
        await stand.Gate.Send(new(New(incident), Stand.Caller));
        committed[incident.ToString()] = Stopwatch.GetTimestamp();
    }

    private static async Task Partner(
        Stand stand, HttpClient http, ConcurrentDictionary<string, long> committed, ConcurrentBag<double> lags, CountdownEvent connected, CancellationToken end)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(stand.Url, "/feeds/stream?after=now&types=incident.reported.v1"));
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, end);
            response.EnsureSuccessStatusCode();
            connected.Signal();
            using var lines = new StreamReader(await response.Content.ReadAsStreamAsync(end));
            while (await lines.ReadLineAsync(end) is { } line)
            {
                if (!line.StartsWith("data:", StringComparison.Ordinal)) continue;
                var arrived = Stopwatch.GetTimestamp();
                using var told = JsonDocument.Parse(line.AsMemory(5));
                var subject = told.RootElement.GetProperty("subject").GetString()!;
                lags.Add(committed.TryGetValue(subject, out var at) ? Stopwatch.GetElapsedTime(at, arrived).TotalMilliseconds : 0);
            }
        }
        catch (OperationCanceledException)
        {
            // measured
        }
    }

    private static async Task CatchUp(Stand stand)
    {
        await stand.Gate.SendAll(Enumerable.Range(0, Behind / 4).Select(_ => new Submission(New(Guid.CreateVersion7()), Stand.Caller)), CancellationToken.None);
        using var http = new HttpClient();
        var (cursor, read) = ("", 0L);
        var total = 0L;
        await using (var count = stand.Database.CreateCommand("select count(*) from ops.mt_events"))
            total = (long)(await count.ExecuteScalarAsync())!;
        await using (var positions = stand.Database.CreateCommand("select count(*) from ops.feed_log"))
            while ((long)(await positions.ExecuteScalarAsync())! < total) await Task.Yield();
        var started = Stopwatch.GetTimestamp();
        while (read < total)
        {
            using var page = await http.GetAsync(new Uri(stand.Url, $"/feeds/events?limit=1000&after={cursor}"));
            page.EnsureSuccessStatusCode();
            var body = await page.Content.ReadAsByteArrayAsync();
            read += JsonSerializer.Deserialize<JsonElement[]>(body)!.Length;
            cursor = page.Headers.GetValues("Ops-Next").Single();
        }

        Measure.Say($"catch-up: {read} events at {read / Stopwatch.GetElapsedTime(started).TotalSeconds:N0} events/s (goal 20,000)");
    }

    private static ReportIncident New(Guid incident) => new(
        Guid.CreateVersion7(), incident, Stand.Organisation, "Sign-in is slow", Channel.Phone, Stand.Service, "Wang Fang");
}
