using System.Collections.Concurrent;
using System.Net.WebSockets;
using EventSourcedOps.Application.WritePath;
using GraphQL;
using GraphQL.Transport;

namespace EventSourcedOps.Api.GraphQL;

/// <summary>One socket: its greeting, its caller, and the operations it runs.</summary>
internal sealed class SocketSession(
    HttpContext http, SocketWire wire, OperationRunner runner, IGraphQLTextSerializer serializer, AdmitCaller admit, GraphQLOptions options)
    : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, Subscriber> _subscribers = new();
    private readonly CancellationTokenSource _over = new();
    private readonly TaskCompletionSource _greeted = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _revoked = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task _watching = Task.CompletedTask;
    private Caller? _caller;
    private bool _isInitialising;

    public async Task Run(CancellationToken stopping)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(_over.Token, stopping, http.RequestAborted);
        var listening = Listen(_over.Token);
        var patience = Task.Delay(options.Streams.InitTimeout, ending.Token);
        var first = await Task.WhenAny(listening, _greeted.Task, patience);
        if (first == patience && !stopping.IsCancellationRequested)
            await wire.Close(SocketClose.InitTimeout, "Connection initialisation timeout");
        else if (first != patience)
            first = await Task.WhenAny(listening, _revoked.Task, Task.Delay(Timeout.Infinite, ending.Token));

        if (first == _revoked.Task) await wire.Close(SocketClose.Forbidden, "Access ended");
        else if (stopping.IsCancellationRequested) await wire.Close(SocketClose.GoingAway, "Going away");
        await Task.WhenAny(listening, Task.Delay(SocketWire.Farewell, CancellationToken.None));
        if (listening.IsCompleted) await listening;
    }

    private async Task Listen(CancellationToken cancellation)
    {
        while (await wire.Receive(cancellation) is { } frame)
        {
            var closing = SocketMessage.Read(frame) is { } message
                ? await Handle(message, cancellation)
                : (SocketClose.Invalid, "Invalid message");
            if (closing is not { } close) continue;
            await wire.Close(close.Code, close.Reason);
            break;
        }
        await wire.Close((int)WebSocketCloseStatus.NormalClosure, ""); // Does nothing when a close was sent before.
        await wire.Drain();
    }

    private async Task<(int Code, string Reason)?> Handle(SocketMessage message, CancellationToken cancellation)
    {
        switch (message.Type)
        {
            case "connection_init":
                return await Greet(message, cancellation);
            case "ping":
                await wire.Send(SocketMessage.Write("pong"), cancellation);
                return null;
            case "subscribe" when _caller is null:
                return (SocketClose.NotInitialised, "Unauthorized");
            case "subscribe":
                return await Subscribe(message.Id!, message.Request!, _caller, cancellation);
            case "complete" when _subscribers.TryGetValue(message.Id!, out var subscriber):
                await subscriber.Leave();
                return null;
            default: // A pong nobody asked for, a complete that crossed ours: both are legal.
                return null;
        }
    }

    private async Task<(int, string)?> Greet(SocketMessage message, CancellationToken cancellation)
    {
        if (_isInitialising) return (SocketClose.SecondInit, "Too many initialisation requests");
        _isInitialising = true;
        if (await admit(http, message.Payload, cancellation) is not { } caller) return (SocketClose.Forbidden, "Forbidden");
        _caller = caller;
        _greeted.TrySetResult();
        _watching = Watch(caller, message.Payload, _over.Token);
        await wire.Send(SocketMessage.Write("connection_ack"), cancellation);
        return null;
    }

    private async Task Watch(Caller caller, IReadOnlyDictionary<string, object?>? payload, CancellationToken cancellation)
    {
        try
        {
            await RevocationWatch.UntilRevoked(http, caller, payload, admit, options.Streams.AdmissionCheck, cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return; // The socket ended first.
        }
        finally
        {
            // Also when the look-up failed: a caller whose rights are unknown has none.
            if (!cancellation.IsCancellationRequested) _revoked.TrySetResult();
        }
    }

    private async Task<(int, string)?> Subscribe(string id, GraphQLRequest request, Caller caller, CancellationToken cancellation)
    {
        if (_subscribers.ContainsKey(id)) return (SocketClose.SubscriberExists, $"Subscriber for {Shortened(id)} already exists");
        if (_subscribers.Count >= options.Streams.SubscriptionsPerSocket)
        {
            await SendErrors(id, [TooMany()], cancellation);
            return null;
        }
        var subscriber = new Subscriber(CancellationTokenSource.CreateLinkedTokenSource(_over.Token));
        _subscribers[id] = subscriber;
        var call = new OperationCall(request, caller, OperationKinds.All, HttpTransport.TraceOf(http));
        subscriber.Work = Task.Run(() => Answer(id, call, subscriber), CancellationToken.None);
        return null;
    }

    private async Task Answer(string id, OperationCall call, Subscriber subscriber)
    {
        var cancellation = subscriber.Token;
        try
        {
            await using var operation = await runner.Start(call, cancellation);
            await foreach (var result in operation.Results(cancellation))
            {
                if (!result.Executed && result.Errors is { Count: > 0 } errors)
                {
                    _subscribers.TryRemove(id, out _);
                    await SendErrors(id, errors, cancellation);
                    return;
                }
                await wire.Send(SocketMessage.Write("next", id, serializer.Serialize(result)), cancellation);
            }
            _subscribers.TryRemove(id, out _); // Before `complete`: the client may use the id again at once.
            await wire.Send(SocketMessage.Write("complete", id), cancellation);
        }
        catch (Exception gone) when (gone is OperationCanceledException or WebSocketException or ObjectDisposedException)
        {
            // The client completed, or the socket is gone. A send that ran out of time ends the whole socket.
            if (!cancellation.IsCancellationRequested) await _over.CancelAsync();
        }
        finally
        {
            _subscribers.TryRemove(new(id, subscriber));
        }
    }

    private Task SendErrors(string id, IEnumerable<ExecutionError> errors, CancellationToken cancellation) =>
        wire.Send(SocketMessage.Write("error", id, serializer.Serialize(errors.ToList())), cancellation);

    private ApiError TooMany() => new(
        "too-many-subscriptions", $"A socket runs at most {options.Streams.SubscriptionsPerSocket} operations at a time.");

    private static string Shortened(string id) => id.Length <= 40 ? id : id[..40];

    public async ValueTask DisposeAsync()
    {
        await _over.CancelAsync();
        await Task.WhenAll([_watching, .. _subscribers.Values.Select(subscriber => subscriber.Work)]);
        _over.Dispose();
    }

    private sealed class Subscriber(CancellationTokenSource leaving)
    {
        public CancellationToken Token { get; } = leaving.Token;

        public Task Work { get; set; } = Task.CompletedTask;

        public Task Leave() => leaving.CancelAsync();
    }
}
