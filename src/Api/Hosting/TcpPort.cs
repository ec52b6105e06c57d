using System.Net;
using System.Net.Sockets;

namespace EventSourcedOps.Api.Hosting;

/// <summary>Ports that nobody listens on.</summary>
internal static class TcpPort
{
    public static bool IsFree(IPAddress address, int port)
    {
        using var listener = new TcpListener(address, port);
        try
        {
            listener.Start();
            return true;
        }
        catch (SocketException cause) when (cause.SocketErrorCode is SocketError.AddressAlreadyInUse or SocketError.AccessDenied)
        {
            return false;
        }
    }

    /// <summary>
    /// Below the range from which systems take the near ends of connections: a client that tries again and again to reach a server of
    /// this machine that is down would in the end be given the server's own port, and be connected to itself.
    /// </summary>
    public static int AnyFree()
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
            if (Random.Shared.Next(First, Last) is var port && IsFree(IPAddress.Loopback, port)) return port;
        throw new IOException($"No port from {First} to {Last} is free on this machine.");
    }

    private const int First = 20_000;
    private const int Last = 32_000;
    private const int Attempts = 1_000;
}
