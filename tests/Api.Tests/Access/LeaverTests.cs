using System.Diagnostics;
using System.Globalization;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using EventSourcedOps.Api.Tests.Hosting;
using EventSourcedOps.Api.Tests.Incidents;
using EventSourcedOps.Application.Access;
using EventSourcedOps.Application.Incidents;
using EventSourcedOps.Domain.Access;
using EventSourcedOps.Domain.Incidents;
using static EventSourcedOps.Api.Tests.Incidents.SmallTown;

namespace EventSourcedOps.Api.Tests.Access;

/// <summary>Whom the directory says to have left is out within seconds, whatever they have open; what they leave behind is listed.</summary>
public sealed class LeaverTests(SharedPostgres postgres) : IAsyncLifetime
{
    private static readonly TimeSpan Allowed = TimeSpan.FromSeconds(5);
    private const string Subscription = "subscription { incidentChanged { __typename } }";

    private OpsHost _host = null!;

    public async ValueTask InitializeAsync() => _host = await OpsHost.StartAsync(postgres);

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Socket_event_stream_and_feed_of_a_leaver_end_within_five_seconds()
    {
        using var browser = await Browser.SignedInAsync(_host, "leaver", (Role.Operator, Reach.Everywhere), (Role.Partner, Reach.Everywhere));
        using var socket = await Open(browser);
        using var events = await browser.Send(HttpMethod.Post, "/graphql", new { query = Subscription }, "text/event-stream");
        using var feed = await browser.Send(HttpMethod.Get, "/feeds/stream", null);
        foreach (var open in new[] { events, feed }) open.Content.Headers.ContentType!.MediaType.ShouldBe("text/event-stream");

        var since = Stopwatch.GetTimestamp();
        (await (await Scim()).Patch($"/Users/{Account.IdOf("leaver")}", new[] { new { op = "Replace", path = "active", value = "False" } })).Of(200);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        await Task.WhenAll(UntilClosed(socket, patience.Token), events.Content.ReadAsStringAsync(patience.Token), feed.Content.ReadAsStringAsync(patience.Token));
        var took = Stopwatch.GetElapsedTime(since);

        took.ShouldBeLessThan(Allowed);
        TestContext.Current.SendDiagnosticMessage("All three ended after {0}", took);
        (await browser.State()).ShouldBe("none");
        (await Browser.CodeOf(await browser.Post("/session", new { login = "leaver", password = Browser.Password }))).ShouldBe("sign-in.failed");
    }

    [Fact]
    public async Task The_report_says_who_left_by_whom_what_they_held_and_what_is_still_theirs()
    {
        var town = new SmallTown(_host);
        await town.Found();
        var from = DateTimeOffset.UtcNow.AddMinutes(-1);
        await Browser.PersonAsync(_host, "gone", (Role.Operator, Reach.Everywhere));
        var (left, done) = (await town.Report(title: "Left behind"), await town.Report(title: "Somebody else's"));
        foreach (var incident in new[] { left, done }) await _host.DoAsync(new TriageIncident(Id, incident, Impact.High, Urgency.High, "Software"));
        await _host.DoAsync(new AssignIncident(Id, left, Desk, "gone"));
        await _host.DoAsync(new AssignIncident(Id, done, Desk, "stays"));
        (await (await Scim()).Send("DELETE", $"/Users/{Account.IdOf("gone")}")).Of(204);

        var query = string.Create(CultureInfo.InvariantCulture, $$"""
            { leavers(from: "{{from:O}}", to: "{{DateTimeOffset.UtcNow.AddMinutes(1):O}}") { nodes {
                login disabledBy reason back held { role organisation inForce } stillOwns { incidentId number status } } } }
            """);
        var answer = await _host.Eventually(
            query, seen => seen.ToJsonString().Contains(left.ToString(), StringComparison.Ordinal), token: await _host.TokenOfAsync(Role.AuditAdministrator));
        var leaver = answer["data"]!["leavers"]!["nodes"]!.AsArray().Single()!;
        leaver["login"]!.GetValue<string>().ShouldBe("gone");
        leaver["disabledBy"]!.GetValue<string>().ShouldBe("provisioner");
        leaver["back"]!.GetValue<bool>().ShouldBeFalse();
        leaver["held"]!.AsArray().Single()!["role"]!.GetValue<string>().ShouldBe("Operator");
        leaver["stillOwns"]!.AsArray().Single()!["incidentId"]!.GetValue<string>().ShouldBe(left.ToString());

        var county = await _host.IssueAsync([Role.Auditor], City);
        (await _host.Send(query, token: county)).ToJsonString().ShouldNotContain("gone");
    }

    private async Task<ScimClient> Scim() => new(_host, await _host.IssueAsync([Role.Provisioner]));

    private async Task<ClientWebSocket> Open(Browser browser)
    {
        var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol("graphql-transport-ws");
        socket.Options.SetRequestHeader("Cookie", browser.CookieHeader);
        socket.Options.SetRequestHeader("Origin", _host.Url.ToString().TrimEnd('/'));
        await socket.ConnectAsync(_host.Socket, CancellationToken.None);
        await Send(socket, new { type = "connection_init" });
        var frame = new byte[64 * 1024];
        var answer = await socket.ReceiveAsync(frame, CancellationToken.None);
        Encoding.UTF8.GetString(frame, 0, answer.Count).ShouldContain("connection_ack");
        await Send(socket, new { type = "subscribe", id = "1", payload = new { query = Subscription } });
        return socket;
    }

    private static Task Send(ClientWebSocket socket, object message) =>
        socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(message), WebSocketMessageType.Text, true, CancellationToken.None);

    private static async Task UntilClosed(ClientWebSocket socket, CancellationToken cancellation)
    {
        var frame = new byte[64 * 1024];
        while ((await socket.ReceiveAsync(frame, cancellation)).MessageType is not WebSocketMessageType.Close) { }
    }
}
