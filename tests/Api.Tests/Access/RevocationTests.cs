using System.Diagnostics;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using EventSourcedOps.Api.GraphQL;
using EventSourcedOps.Api.Tests.Hosting;
using EventSourcedOps.Application.Access;
using EventSourcedOps.Domain.Access;
using GraphQL.Types;
using Microsoft.Extensions.DependencyInjection;

namespace EventSourcedOps.Api.Tests.Access;

/// <summary>What a token has open ends with the token.</summary>
public sealed class RevocationTests(SharedPostgres postgres) : IAsyncLifetime
{
    private static readonly TimeSpan Allowed = TimeSpan.FromSeconds(5);

    private OpsHost _host = null!;

    public async ValueTask InitializeAsync() => _host = await OpsHost.StartAsync(postgres);

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task A_socket_and_an_event_stream_end_within_five_seconds()
    {
        var token = await _host.IssueAsync([Role.Operator]);
        using var socket = await Open(token);
        using var stream = await _host.Post(Document, null, token, "text/event-stream");
        stream.Content.Headers.ContentType!.MediaType.ShouldBe("text/event-stream");

        var since = Stopwatch.GetTimestamp();
        await _host.DoAsync(new RevokeToken(Guid.CreateVersion7(), AccessToken.IdOf(TokenSecret.HashOf(token)!), "Lost"));
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        var told = await stream.Content.ReadAsStringAsync(patience.Token);
        await UntilClosed(socket, patience.Token);

        Stopwatch.GetElapsedTime(since).ShouldBeLessThan(Allowed);
        told.ShouldContain("access-ended");
        ((int)socket.CloseStatus!).ShouldBe(4403);
    }

    [Theory]
    [InlineData("grant")]
    [InlineData("account")]
    [InlineData("session")]
    public async Task Whatever_somebody_has_open_ends_within_five_seconds_of_the_end_of(string what)
    {
        using var browser = await Browser.SignedInAsync(_host, "leaver", (Role.Auditor, Reach.Everywhere));
        var grant = (await browser.Ask("{ myGrants { id } }"))["data"]!["myGrants"]![0]!["id"]!.GetValue<Guid>();
        var session = (await browser.Ask("{ mySessions { id } }"))["data"]!["mySessions"]![0]!["id"]!.GetValue<Guid>();
        using var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol("graphql-transport-ws");
        socket.Options.SetRequestHeader("Cookie", browser.CookieHeader);
        await socket.ConnectAsync(_host.Socket, CancellationToken.None);
        await Greet(socket, null);
        using var stream = await browser.Send(HttpMethod.Post, "/graphql", new { query = Document }, "text/event-stream");
        using var feed = await browser.Send(HttpMethod.Get, "/feeds/stream?after=now", null, "text/event-stream");
        feed.Content.Headers.ContentType!.MediaType.ShouldBe("text/event-stream");

        var since = Stopwatch.GetTimestamp();
        await (what switch
        {
            "grant"   => (Task)_host.DoAsync(new RevokeGrant(Guid.CreateVersion7(), grant, "Moved")),
            "account" => _host.DoAsync(new DisableAccount(Guid.CreateVersion7(), Account.IdOf("leaver"), "Left")),
            _         => _host.Services.GetRequiredService<SessionStore>().End(session, "ended from afar", CancellationToken.None),
        });
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        var told = await stream.Content.ReadAsStringAsync(patience.Token);
        var toldByFeed = await feed.Content.ReadAsStringAsync(patience.Token);
        await UntilClosed(socket, patience.Token);

        Stopwatch.GetElapsedTime(since).ShouldBeLessThan(Allowed);
        told.ShouldContain("access-ended");
        toldByFeed.ShouldContain("access-ended");
        ((int)socket.CloseStatus!).ShouldBe(4403);
    }

    private string Document
    {
        get
        {
            var watched = _host.Services.GetRequiredService<ISchema>().Subscription!.Fields
                .First(root => Roles.OperationsOf(Role.Operator).Contains(RootPermissions.OperationOf(root)!));
            return $"subscription {{ {MinimalDocument.Of(watched)} }}";
        }
    }

    private async Task<ClientWebSocket> Open(string token)
    {
        var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol("graphql-transport-ws");
        await socket.ConnectAsync(_host.Socket, CancellationToken.None);
        await Greet(socket, $"Bearer {token}");
        return socket;
    }

    private async Task Greet(ClientWebSocket socket, string? authorization)
    {
        await Send(socket, new { type = "connection_init", payload = new { authorization } });
        var frame = new byte[64 * 1024];
        var answer = await socket.ReceiveAsync(frame, CancellationToken.None);
        Encoding.UTF8.GetString(frame, 0, answer.Count).ShouldContain("connection_ack");
        await Send(socket, new { type = "subscribe", id = "1", payload = new { query = Document } });
    }

    private static Task Send(ClientWebSocket socket, object message) =>
        socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(message), WebSocketMessageType.Text, true, CancellationToken.None);

    private static async Task UntilClosed(ClientWebSocket socket, CancellationToken cancellation)
    {
        var frame = new byte[64 * 1024];
        while ((await socket.ReceiveAsync(frame, cancellation)).MessageType is not WebSocketMessageType.Close) { }
    }
}
