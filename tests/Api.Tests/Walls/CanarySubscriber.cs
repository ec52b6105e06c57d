using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using EventSourcedOps.Api.GraphQL;
using GraphQL.Types;
using Microsoft.Extensions.DependencyInjection;

namespace EventSourcedOps.Api.Tests.Walls;

/// <summary>Holds a socket open with every subscription there is, opens it again whenever rights change and it ends, and hands over what came.</summary>
internal sealed class CanarySubscriber(OpsHost host, string token, Action<string, string> check) : IAsyncDisposable
{
    private const int LongestMessage = 1024 * 1024;

    private readonly CancellationTokenSource _over = new();
    private Task _reading = Task.CompletedTask;

    public CanarySubscriber Start()
    {
        _reading = Task.Run(ReadOn);
        return this;
    }

    public async ValueTask DisposeAsync()
    {
        await _over.CancelAsync();
        await _reading;
        _over.Dispose();
    }

    private async Task ReadOn()
    {
        while (!_over.IsCancellationRequested)
            try
            {
                await ReadSocket();
            }
            catch (OperationCanceledException) when (_over.IsCancellationRequested)
            {
                return;
            }
            catch (WebSocketException)
            {
                // Its rights changed under it, which ends it; the next one stands on the new ones.
            }
    }

    private async Task ReadSocket()
    {
        using var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol("graphql-transport-ws");
        await socket.ConnectAsync(host.Socket, _over.Token);
        await Send(socket, new { type = "connection_init", payload = new { authorization = $"Bearer {token}" } });
        var schema = host.Services.GetRequiredService<ISchema>();
        foreach (var root in schema.Subscription!.Fields.Select(field => field.Name))
            await Send(socket, new { type = "subscribe", id = root, payload = new { query = CanaryDocuments.OfSubscription(schema, root) } });
        var frame = new byte[LongestMessage];
        while (true)
        {
            var length = 0;
            WebSocketReceiveResult part;
            do
            {
                part = await socket.ReceiveAsync(new ArraySegment<byte>(frame, length, frame.Length - length), _over.Token);
                length += part.Count;
            }
            while (!part.EndOfMessage);
            if (part.MessageType is WebSocketMessageType.Close) return;
            check("subscription", Encoding.UTF8.GetString(frame, 0, length));
        }
    }

    private Task Send(ClientWebSocket socket, object message) =>
        socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(message), WebSocketMessageType.Text, true, _over.Token);
}
