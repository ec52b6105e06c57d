using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace EventSourcedOps.Application.Tests.Monitoring.Probes;

/// <summary>A name server that gives every question the same answer.</summary>
public sealed class NameServer : IAsyncDisposable
{
    private readonly Socket socket = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
    private readonly CancellationTokenSource stopping = new();
    private readonly Task serving;

    /// <param name="answer">What it says to a question; null for nothing.</param>
    public NameServer(Func<byte[], byte[]?> answer)
    {
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        serving = Serve(answer);
    }

    public string Address => socket.LocalEndPoint!.ToString()!;

    /// <summary>An answer to a question.</summary>
    public static byte[] Answer(byte[] question, byte code, params IEnumerable<byte[]> records)
    {
        byte[] answer = [.. question, .. records.SelectMany(record => record)];
        answer[2] = 0x81;
        answer[3] = (byte)(0x80 | code);
        BinaryPrimitives.WriteUInt16BigEndian(answer.AsSpan(6), (ushort)records.Count());
        return answer;
    }

    public static byte[] Record(ushort name, ushort type, byte[] data)
    {
        var record = new byte[12];
        BinaryPrimitives.WriteUInt16BigEndian(record, name);
        BinaryPrimitives.WriteUInt16BigEndian(record.AsSpan(2), type);
        BinaryPrimitives.WriteUInt16BigEndian(record.AsSpan(4), 1);
        BinaryPrimitives.WriteUInt16BigEndian(record.AsSpan(10), (ushort)data.Length);
        return [.. record, .. data];
    }

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        await serving;
        socket.Dispose();
        stopping.Dispose();
    }

    private async Task Serve(Func<byte[], byte[]?> answer)
    {
        var room = new byte[512];
        try
        {
            while (true)
            {
                var heard = await socket.ReceiveFromAsync(room, new IPEndPoint(IPAddress.Any, 0), stopping.Token);
                if (answer(room[..heard.ReceivedBytes]) is { } said) await socket.SendToAsync(said, heard.RemoteEndPoint, stopping.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }
    }
}
