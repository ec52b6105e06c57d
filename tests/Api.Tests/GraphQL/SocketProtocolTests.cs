using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;

namespace EventSourcedOps.Api.Tests.GraphQL;

public sealed class SocketProtocolTests(SocketProtocolTests.Impatient at) : IClassFixture<SocketProtocolTests.Impatient>
{
    public sealed class Impatient() : SampleHostOfClass(options =>
        options.Streams = options.Streams with { InitTimeout = TimeSpan.FromSeconds(1), Backlog = 64 });

    private readonly SampleHost _host = at.Host;

    public static TheoryData<string[], int> Misbehaviour => new()
    {
        { ["{\"type\":\"subscribe\",\"id\":\"1\",\"payload\":{\"query\":\"{hello}\"}}"], 4401 },
        { ["not json"], 4400 },
        { ["{\"type\":\"dance\"}"], 4400 },
        { ["{\"type\":\"connection_init\",\"payload\":7}"], 4400 },
        { [Init, "{\"type\":\"subscribe\",\"id\":\"1\"}"], 4400 },
        { [Init, Init], 4429 },
        { [Init, Silence("1"), Silence("1")], 4409 },
        { [], 4408 },
        { [$"{{\"type\":\"ping\",\"x\":\"{new string('x', 70_000)}\"}}"], 1009 },
    };

    [Theory]
    [MemberData(nameof(Misbehaviour))]
    public async Task A_client_that_breaks_the_protocol_is_closed_with_its_code(string[] messages, int code)
    {
        using var socket = await Open();
        foreach (var message in messages) await Send(socket, message);

        await Receive(socket, _ => false);

        ((int)socket.CloseStatus!).ShouldBe(code);
    }

    [Fact]
    public async Task The_eleventh_subscription_is_refused_and_the_socket_lives_on()
    {
        using var socket = await Open();
        await Send(socket, Init);
        for (var number = 1; number <= 11; number++) await Send(socket, Silence($"{number}"));

        var refused = await Receive(socket, message => message["type"]!.GetValue<string>() == "error");
        refused!["id"]!.GetValue<string>().ShouldBe("11");
        refused["payload"]![0]!["extensions"]!["code"]!.GetValue<string>().ShouldBe("too-many-subscriptions");

        await Send(socket, "{\"type\":\"ping\"}");
        (await Receive(socket, message => message["type"]!.GetValue<string>() == "pong")).ShouldNotBeNull();
    }

    [Fact]
    public async Task A_reader_slower_than_the_source_is_told_to_resume()
    {
        using var socket = await Open();
        await Send(socket, Init);
        await Send(socket, "{\"type\":\"subscribe\",\"id\":\"1\",\"payload\":{\"query\":\"subscription{flood}\"}}");

        var ended = await Receive(socket, message => message["type"]!.GetValue<string>() == "error");

        ended!["payload"]![0]!["extensions"]!["code"]!.GetValue<string>().ShouldBe("subscriber-too-slow");
    }

    [Fact]
    public async Task A_foreign_page_can_not_open_a_socket()
    {
        using var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol("graphql-transport-ws");
        socket.Options.SetRequestHeader("Origin", "https://evil.example");

        await Should.ThrowAsync<WebSocketException>(() => socket.ConnectAsync(Address, CancellationToken.None));
    }

    private const string Init = "{\"type\":\"connection_init\"}";

    private static string Silence(string id) =>
        $"{{\"type\":\"subscribe\",\"id\":\"{id}\",\"payload\":{{\"query\":\"subscription{{silence}}\"}}}}";

    private Uri Address => new(_host.Url.Replace("http://", "ws://"));

    private async Task<ClientWebSocket> Open()
    {
        var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol("graphql-transport-ws");
        await socket.ConnectAsync(Address, CancellationToken.None);
        return socket;
    }

    private static Task Send(ClientWebSocket socket, string message) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(message), WebSocketMessageType.Text, true, CancellationToken.None);

    /// <summary>The first message that is looked for; null when the server closes before.</summary>
    private static async Task<JsonNode?> Receive(ClientWebSocket socket, Predicate<JsonNode> isWanted)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        var frame = new byte[256 * 1024];
        while (true)
        {
            var part = await socket.ReceiveAsync(frame, patience.Token);
            if (part.MessageType is WebSocketMessageType.Close) return null;
            var message = JsonNode.Parse(frame.AsSpan(0, part.Count))!;
            if (isWanted(message)) return message;
        }
    }
}
