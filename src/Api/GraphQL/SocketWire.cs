using System.Net.WebSockets;

namespace EventSourcedOps.Api.GraphQL;

/// <summary>Close codes of graphql-transport-ws.</summary>
internal static class SocketClose
{
    public const int Invalid = 4400;
    public const int NotInitialised = 4401;
    public const int Forbidden = 4403;
    public const int InitTimeout = 4408;
    public const int SubscriberExists = 4409;
    public const int SecondInit = 4429;
    public const int GoingAway = 1001;
    public const int TooBig = 1009;
}

/// <summary>A socket with bounded frames, one sender at a time, and no patience for a peer that takes nothing.</summary>
internal sealed class SocketWire(WebSocket socket, StreamLimits limits) : IDisposable
{
    /// <summary>How long a peer may take to answer a close.</summary>
    public static readonly TimeSpan Farewell = TimeSpan.FromSeconds(2);

    private readonly SemaphoreSlim _sending = new(1, 1);
    private readonly byte[] _frame = new byte[limits.FrameBytes + 1];

    /// <summary>The next text message; null when the peer closed. The memory is valid until the next call.</summary>
    public async Task<ReadOnlyMemory<byte>?> Receive(CancellationToken cancellation)
    {
        var filled = 0;
        while (true)
        {
            var part = await socket.ReceiveAsync(_frame.AsMemory(filled), cancellation);
            filled += part.Count;
            if (part.MessageType is WebSocketMessageType.Close) return null;
            if (filled > limits.FrameBytes)
            {
                await Close(SocketClose.TooBig, $"A message has at most {limits.FrameBytes} bytes");
                return null;
            }
            if (!part.EndOfMessage) continue;
            if (part.MessageType is WebSocketMessageType.Text) return _frame.AsMemory(0, filled);
            await Close(SocketClose.Invalid, "Only text messages are spoken here");
            return null;
        }
    }

    public async Task Send(ReadOnlyMemory<byte> message, CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(limits.SendTimeout);
        await _sending.WaitAsync(patience.Token);
        try
        {
            // A message cut off half-way would break the frame, so only a dead peer cancels a send that has begun.
            using var dead = new CancellationTokenSource(limits.SendTimeout);
            await socket.SendAsync(message, WebSocketMessageType.Text, true, dead.Token);
        }
        finally
        {
            _sending.Release();
        }
    }

    public async Task Close(int code, string reason)
    {
        using var patience = new CancellationTokenSource(limits.SendTimeout);
        try
        {
            await _sending.WaitAsync(patience.Token);
            try
            {
                if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
                    await socket.CloseOutputAsync((WebSocketCloseStatus)code, reason, patience.Token);
            }
            finally
            {
                _sending.Release();
            }
        }
        catch (Exception gone) when (gone is OperationCanceledException or WebSocketException or ObjectDisposedException)
        {
            socket.Abort(); // The peer is not there to hear why.
        }
    }

    /// <summary>
    /// Reads on until the peer answered our close: bytes left unread would reset the connection, and the code would be lost.
    /// </summary>
    public async Task Drain()
    {
        using var patience = new CancellationTokenSource(Farewell);
        try
        {
            while (socket.State is WebSocketState.CloseSent) await socket.ReceiveAsync(_frame.AsMemory(), patience.Token);
        }
        catch (Exception gone) when (gone is OperationCanceledException or WebSocketException)
        {
            socket.Abort();
        }
    }

    public void Dispose() => _sending.Dispose();
}
