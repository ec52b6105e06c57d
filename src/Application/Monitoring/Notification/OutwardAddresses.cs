using System.Net;
using System.Net.Sockets;

namespace EventSourcedOps.Application.Monitoring.Notification;

/// <summary>
/// Where the product may connect to on somebody's word. Whoever writes an address must not reach what only this machine reaches, so
/// inner networks are out of bounds unless whoever runs the machine names them.
/// </summary>
public sealed class OutwardAddresses(IEnumerable<IPNetwork> allowed)
{
    /// <summary>Where the setting stands: networks such as 10.20.0.0/16, apart by commas.</summary>
    public const string Key = "Ops:Outward";

    private static readonly IPNetwork[] Inner =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.168.0.0/16",
            "198.18.0.0/15", "224.0.0.0/3", "::/127", "64:ff9b::/96", "fc00::/7", "fe80::/10", "ff00::/8",
        }.Select(IPNetwork.Parse),
    ];

    private readonly IPNetwork[] allowed = [.. allowed];

    public static OutwardAddresses Of(string? setting) =>
        new((setting ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(IPNetwork.Parse));

    public bool Allows(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return allowed.Any(network => network.Contains(plain)) || !Inner.Any(network => network.Contains(plain));
    }

    /// <summary>The addresses of a name that may be reached. A name may mean others a moment later: use these.</summary>
    /// <exception cref="OutOfBoundsException">The name means nothing that is allowed.</exception>
    public async ValueTask<IPAddress[]> Resolve(string host, CancellationToken cancellation)
    {
        var known = IPAddress.TryParse(host, out var literal) ? [literal] : await Dns.GetHostAddressesAsync(host, cancellation);
        var open = known.Where(Allows).ToArray();
        return open.Length > 0 ? open : throw new OutOfBoundsException(host);
    }

    /// <summary>Connects to that very address that was looked at.</summary>
    /// <exception cref="OutOfBoundsException">The name means nothing that is allowed.</exception>
    public async ValueTask<NetworkStream> Connect(string host, int port, CancellationToken cancellation)
    {
        var open = await Resolve(host, cancellation);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(open, port, cancellation);
            return new(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}

/// <summary>An address leads to where nothing may be sent.</summary>
public sealed class OutOfBoundsException(string host) : IOException(
    $"{host} is an inner address. Whoever runs the machine names the networks that may be reached in Ops__Outward.");
