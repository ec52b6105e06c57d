using System.Diagnostics;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace EventSourcedOps.Api.Tests.Access;

/// <summary>What somebody may have open at once: a socket, an event stream and a feed, all of them listening.</summary>
internal sealed class OpenStreams : IDisposable
{
    private const string Subscription = "subscription { incidentChanged { __typename } }";
    private const string Feed = "/feeds/stream?after=now";
    private const string EventStream = "text/event-stream";
    private const int Forbidden = 4403;
    private static readonly TimeSpan Allowed = TimeSpan.FromSeconds(5);

    private readonly ClientWebSocket socket = new();
    private HttpResponseMessage events = null!;
    private HttpResponseMessage feed = null!;

    public static async Task<OpenStreams> OfAsync(OpsHost host, Browser browser)
    {
        var open = new OpenStreams();
        open.socket.Options.SetRequestHeader("Cookie", browser.CookieHeader);
        open.socket.Options.SetRequestHeader("Origin", host.Url.ToString().TrimEnd('/'));
        await open.Subscribe(host.Socket, null);
        open.events = await browser.Send(HttpMethod.Post, "/graphql", new { query = Subscription }, EventStream);
        open.feed = await browser.Send(HttpMethod.Get, Feed, null, EventStream);
        return open.Listening();
    }

    public static async Task<OpenStreams> OfAsync(OpsHost host, string token)
    {
        var open = new OpenStreams();
        await open.Subscribe(host.Socket, $"Bearer {token}");
        open.events = await host.Post(Subscription, null, token, EventStream);
        using var ask = new HttpRequestMessage(HttpMethod.Get, Feed);
        ask.Headers.Authorization = new("Bearer", token);
        open.feed = await host.Http.SendAsync(ask, HttpCompletionOption.ResponseHeadersRead);
        return open.Listening();
    }

    /// <summary>Each of the three ends in time and says that the access ended; how long it took is told.</summary>
    public async Task ShouldEndWithinFiveSeconds(long since, string of)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        await Task.WhenAll(
            Ends("the socket", UntilClosed(patience.Token)), Ends("the event stream", Told(events, patience.Token)),
            Ends("the feed", Told(feed, patience.Token)));

        async Task Ends(string what, Task end)
        {
            await end;
            var took = Stopwatch.GetElapsedTime(since);
            var said = $"{what} of {of} ended after {took.TotalMilliseconds:0} ms";
            TestContext.Current.SendDiagnosticMessage(said);
            TestContext.Current.TestOutputHelper?.WriteLine(said);
            took.ShouldBeLessThan(Allowed, said);
        }
    }

    public void Dispose()
    {
        socket.Dispose();
        events?.Dispose();
        feed?.Dispose();
    }

    private OpenStreams Listening()
    {
        foreach (var answer in new[] { events, feed }) answer.Content.Headers.ContentType!.MediaType.ShouldBe(EventStream);
        return this;
    }

    private async Task Subscribe(Uri address, string? authorization)
    {
        socket.Options.AddSubProtocol("graphql-transport-ws");
        await socket.ConnectAsync(address, CancellationToken.None);
        await Send(new { type = "connection_init", payload = new { authorization } });
        var frame = new byte[64 * 1024];
        var answer = await socket.ReceiveAsync(frame, CancellationToken.None);
        Encoding.UTF8.GetString(frame, 0, answer.Count).ShouldContain("connection_ack");
        await Send(new { type = "subscribe", id = "1", payload = new { query = Subscription } });
    }

    private Task Send(object message) =>
        socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(message), WebSocketMessageType.Text, true, CancellationToken.None);

    private async Task UntilClosed(CancellationToken cancellation)
    {
        var frame = new byte[64 * 1024];
        while ((await socket.ReceiveAsync(frame, cancellation)).MessageType is not WebSocketMessageType.Close) { }
        ((int)socket.CloseStatus!).ShouldBe(Forbidden);
    }

    private static async Task Told(HttpResponseMessage stream, CancellationToken cancellation) =>
        (await stream.Content.ReadAsStringAsync(cancellation)).ShouldContain("access-ended");
}
