using System.IO.Pipelines;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace EventSourcedOps.Api.Telemetry.Logs;

/// <summary>Listens at each door that is set. A device that cannot be heard because too much waits is held back over TCP; over UDP what it says is lost, and counted.</summary>
internal sealed partial class SyslogListener(IReadOnlyList<SyslogDoor> doors, IServiceProvider services, ILogger<SyslogListener> log) : BackgroundService
{
    private const int ConnectionsMost = 500;
    private static readonly TimeSpan HandshakePatience = TimeSpan.FromSeconds(10);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(doors.Select(door => Listen(door, stoppingToken)));

    private async Task Listen(SyslogDoor door, CancellationToken cancellation)
    {
        await using var intake = ActivatorUtilities.CreateInstance<SyslogIntake>(services, door);
        try
        {
            if (door.Transport == SyslogTransport.Udp) await Hear(door, intake, cancellation);
            else await Accept(door, intake, cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // The product stops; what was heard is written when the intake is disposed of.
        }
        catch (SocketException closed)
        {
            LogClosed(log, closed, door.Name, door.Address);
        }
    }

    private static async Task Hear(SyslogDoor door, SyslogIntake intake, CancellationToken cancellation)
    {
        using var socket = new Socket(door.Address.AddressFamily, SocketType.Dgram, ProtocolType.Udp) { ReceiveBufferSize = 4 << 20 };
        socket.Bind(door.Address);
        var buffer = new byte[SyslogFrames.Longest];
        while (true)
        {
            var heard = await socket.ReceiveFromAsync(buffer, new IPEndPoint(door.Address.AddressFamily == AddressFamily.InterNetwork ? IPAddress.Any : IPAddress.IPv6Any, 0), cancellation);
            if (heard.RemoteEndPoint is IPEndPoint { Address: var address } && door.Hears(address))
                intake.TryAdd(Encoding.UTF8.GetString(buffer, 0, heard.ReceivedBytes), address);
        }
    }

    private async Task Accept(SyslogDoor door, SyslogIntake intake, CancellationToken cancellation)
    {
        using var certificate = door.Certificate is { } file && door.Transport == SyslogTransport.Tls ? X509Certificate2.CreateFromPemFile(file, file) : null;
        using var listener = new TcpListener(door.Address);
        listener.Start();
        var open = 0;
        while (true)
        {
            var client = await listener.AcceptTcpClientAsync(cancellation);
            if (client.Client.RemoteEndPoint is not IPEndPoint { Address: var address } || !door.Hears(address) || Interlocked.Increment(ref open) > ConnectionsMost)
            {
                client.Dispose();
                continue;
            }

            _ = Task.Run(async () =>
            {
                using (client) await Hear(client.GetStream(), certificate, door, intake, address, cancellation);
                Interlocked.Decrement(ref open);
            }, CancellationToken.None);
        }
    }

    private async Task Hear(
        NetworkStream plain, X509Certificate2? certificate, SyslogDoor door, SyslogIntake intake, IPAddress address, CancellationToken cancellation)
    {
        try
        {
            await using var stream = certificate is null ? (Stream)plain : await Within(plain, certificate, cancellation);
            var reader = PipeReader.Create(stream);
            while (true)
            {
                var read = await reader.ReadAsync(cancellation);
                var buffer = read.Buffer;
                while (SyslogFrames.TryTake(ref buffer, out var message)) await intake.Add(message, address, cancellation);
                reader.AdvanceTo(buffer.Start, buffer.End);
                if (read.IsCompleted) return;
            }
        }
        catch (Exception over) when (over is IOException or FormatException or System.Security.Authentication.AuthenticationException or OperationCanceledException)
        {
            LogOver(log, over, door.Name, address);
        }
    }

    private static async Task<Stream> Within(NetworkStream plain, X509Certificate2 certificate, CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(HandshakePatience);
        var stream = new SslStream(plain);
        await stream.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = certificate }, patience.Token);
        return stream;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The syslog door {Name} at {Address} is closed")]
    private static partial void LogClosed(ILogger log, Exception fault, string name, IPEndPoint address);

    [LoggerMessage(Level = LogLevel.Information, Message = "A connection of {Address} at the syslog door {Name} is over")]
    private static partial void LogOver(ILogger log, Exception fault, string name, IPAddress address);
}
