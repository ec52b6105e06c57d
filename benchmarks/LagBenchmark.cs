using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using EventSourcedOps.Application.Incidents;
using EventSourcedOps.Domain.Incidents;

namespace EventSourcedOps.Benchmarks;

/// <summary>From the moment a command is acknowledged to the moment a GraphQL subscriber is told, at a steady rate of commands.</summary>
internal static class LagBenchmark
{
    private const int CommandsPerSecond = 300;
    private const int Warm = 5;
    private const int Seconds = 20;

    public static async Task Run()
    {
        await using var stand = await Stand.Start();
        using var socket = await Subscribe(stand);
        var committed = new ConcurrentDictionary<Guid, long>();
        var lags = new ConcurrentBag<double>();
        using var end = new CancellationTokenSource();
        var listening = Listen(socket, committed, lags, end.Token);
        await FirstSight(stand, committed);
        lags.Clear();
        var sent = await Send(stand, committed);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        while (!committed.IsEmpty && !patience.IsCancellationRequested) await Task.Yield();
        await end.CancelAsync();
        await listening;

        var sorted = lags.Order().ToArray();
        var round = new Round(sorted.Length, TimeSpan.FromSeconds(Seconds), sorted);
        Measure.Say($"{sent / (double)Seconds:F0} commands/s, {sorted.Length} of {sent} seen");
        Measure.Say($"commit to subscription: p50 {round.Percentile(0.5):F0} ms (goal 50), p99 {round.Percentile(0.99):F0} ms (goal 250)");
    }

    /// <summary>A node that has just started is given its projections some seconds later: measured is what comes after.</summary>
    private static async Task FirstSight(Stand stand, ConcurrentDictionary<Guid, long> committed)
    {
        await Report(stand, committed, counts: true);
        while (!committed.IsEmpty) await Task.Delay(10);
    }

    private static async Task<int> Send(Stand stand, ConcurrentDictionary<Guid, long> committed)
    {
        var sending = new List<Task>();
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        var started = Stopwatch.GetTimestamp();
        var (due, counted) = (0, 0);
        while (Stopwatch.GetElapsedTime(started).TotalSeconds is var elapsed && elapsed < Warm + Seconds && await tick.WaitForNextTickAsync())
            for (; due < elapsed * CommandsPerSecond; due++)
            {
                var counts = elapsed >= Warm;
                if (counts) counted++;
                sending.Add(Report(stand, committed, counts));
            }

        await Task.WhenAll(sending);
        return counted;
    }

    private static async Task Report(Stand stand, ConcurrentDictionary<Guid, long> committed, bool counts)
    {
        var incident = Guid.CreateVersion7();
        var command = new ReportIncident(
            Guid.CreateVersion7(), incident, Stand.Organisation, "Sign-in is slow", Channel.Phone, Stand.Service, "Wang Fang");
        // Noted before it is answered: the subscriber may be faster than the answer.
        if (counts) committed[incident] = 0;
        await stand.Gate.Send(new(command, Stand.Caller));
        if (counts) committed.TryUpdate(incident, Stopwatch.GetTimestamp(), 0);
    }

    private static async Task Listen(
        ClientWebSocket socket, ConcurrentDictionary<Guid, long> committed, ConcurrentBag<double> lags, CancellationToken end)
    {
        try
        {
            while (true)
            {
                var message = await Receive(socket, end);
                var arrived = Stopwatch.GetTimestamp();
                if (message.GetProperty("type").GetString() != "next") throw new InvalidOperationException($"Not told any more: {message}");
                var id = message.GetProperty("payload").GetProperty("data").GetProperty("incidentChanged").GetProperty("id").GetGuid();
                if (committed.TryRemove(id, out var at)) lags.Add(at == 0 ? 0 : Stopwatch.GetElapsedTime(at, arrived).TotalMilliseconds);
            }
        }
        catch (OperationCanceledException)
        {
            // everything was seen, or will not be
        }
    }

    private static async Task<ClientWebSocket> Subscribe(Stand stand)
    {
        var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol("graphql-transport-ws");
        await socket.ConnectAsync(new UriBuilder(stand.Url) { Scheme = "ws", Path = "/graphql" }.Uri, CancellationToken.None);
        await Send(socket, """{"type":"connection_init"}""");
        await Receive(socket, CancellationToken.None);
        await Send(socket, """{"id":"1","type":"subscribe","payload":{"query":"subscription { incidentChanged { id } }"}}""");
        return socket;
    }

    private static Task Send(ClientWebSocket socket, string text) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);

    private static async Task<JsonElement> Receive(ClientWebSocket socket, CancellationToken end)
    {
        var buffer = new byte[64 * 1024];
        var length = 0;
        while (true)
        {
            var part = await socket.ReceiveAsync(buffer.AsMemory(length), end);
            length += part.Count;
            if (part.EndOfMessage) return JsonSerializer.Deserialize<JsonElement>(buffer.AsSpan(0, length));
        }
    }
}
