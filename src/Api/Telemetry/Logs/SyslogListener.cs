using System.IO.Pipelines;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using EventSourcedOps.Api.Hosting;

namespace EventSourcedOps.Api.Telemetry.Logs;

/// <summary>Listens at each door that is set. A device that cannot be heard because too much waits is held back over TCP; over UDP what it says is lost, and counted.</summary>
internal sealed partial class SyslogListener(IReadOnlyList<SyslogDoor> doors, IServiceProvider services, ILogger<SyslogListener> log) : BackgroundService
{
    private const int ConnectionsMost = 500;
    private static readonly TimeSpan HandshakePatience = TimeSpan.FromSeconds(10);

    private readonly List<(SyslogDoor Door, Socket Socket)> open = [];

    /// <summary>Whoever is told that the product is ready finds every door open.</summary>
    public override Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var door in doors) open.Add((door, Open(door)));
        return base.StartAsync(cancellationToken);
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(open.Select(one => Listen(one.Door, one.Socket, stoppingToken)));

    private static Socket Open(SyslogDoor door)
    {
        var isUdp = door.Transport == SyslogTransport.Udp;
        var socket = new Socket(door.Address.AddressFamily, isUdp ? SocketType.Dgram : SocketType.Stream, isUdp ? ProtocolType.Udp : ProtocolType.Tcp);
        try
        {
            if (isUdp) socket.ReceiveBufferSize = 4 << 20;
            socket.Bind(door.Address);
            if (!isUdp) socket.Listen();
            return socket;
        }
        catch (SocketException taken)
        {
            socket.Dispose();
            throw new CannotStartException($"The syslog door {door.Name} cannot be opened at {door.Address}: {taken.Message}", taken);
        }
    }

    private async Task Listen(SyslogDoor door, Socket socket, CancellationToken cancellation)
    {
        await using var intake = ActivatorUtilities.CreateInstance<SyslogIntake>(services, door);
        using (socket)
            try
            {
                if (door.Transport == SyslogTransport.Udp) await Hear(door, socket, intake, cancellation);
                else await Accept(door, socket, intake, cancellation);
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

    private static async Task Hear(SyslogDoor door, Socket socket, SyslogIntake intake, CancellationToken cancellation)
    {
        var (buffer, anybody) = (new byte[SyslogFrames.Longest], new IPEndPoint(door.Address.AddressFamily == AddressFamily.InterNetwork ? IPAddress.Any : IPAddress.IPv6Any, 0));
        while (true)
        {
            var heard = await socket.ReceiveFromAsync(buffer, anybody, cancellation);
            if (heard.RemoteEndPoint is IPEndPoint { Address: var address } && door.Hears(address))
                intake.TryAdd(Encoding.UTF8.GetString(buffer, 0, heard.ReceivedBytes), address);
        }
    }

    private async Task Accept(SyslogDoor door, Socket socket, SyslogIntake intake, CancellationToken cancellation)
    {
        using var certificate = door.Certificate is { } file && door.Transport == SyslogTransport.Tls ? X509Certificate2.CreateFromPemFile(file, file) : null;
        var connections = 0;
        while (true)
        {
            var client = await socket.AcceptAsync(cancellation);
            if (client.RemoteEndPoint is not IPEndPoint { Address: var address } || !door.Hears(address) || Volatile.Read(ref connections) >= ConnectionsMost)
            {
                client.Dispose();
                continue;
            }

            Interlocked.Increment(ref connections);
            _ = Task.Run(async () =>
            {
                await using (var stream = new NetworkStream(client, ownsSocket: true)) await Hear(stream, certificate, door, intake, address, cancellation);
                Interlocked.Decrement(ref connections);
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
