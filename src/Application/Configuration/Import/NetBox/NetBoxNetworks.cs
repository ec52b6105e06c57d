using System.Net;
using System.Numerics;

namespace EventSourcedOps.Application.Configuration.Import.NetBox;

/// <summary>Networks within networks of each VRF: the narrowest one that holds an address.</summary>
internal sealed class NetBoxNetworks
{
    /// <summary>Address family, VRF, length and the bits themselves: a network is looked up by each shorter length in turn.</summary>
    private readonly Dictionary<(bool Six, long? Vrf, int Length, BigInteger Bits), ReportedItem> known = [];

    public void Add(string? network, long? vrf, ReportedItem item)
    {
        if (Read(network) is var (six, bits, length)) known.TryAdd((six, vrf, length, bits >> (Width(six) - length)), item);
    }

    /// <summary>The narrowest network around an address.</summary>
    public ReportedItem? Around(string? address, long? vrf) => Read(address) is var (six, bits, _) ? Holding(six, bits, Width(six), vrf) : null;

    /// <summary>The narrowest network around a network.</summary>
    public ReportedItem? AroundNetwork(string? network, long? vrf) => Read(network) is var (six, bits, length) ? Holding(six, bits, length - 1, vrf) : null;

    private ReportedItem? Holding(bool six, BigInteger bits, int longest, long? vrf)
    {
        for (var length = longest; length >= 0; length--)
            if (known.TryGetValue((six, vrf, length, bits >> (Width(six) - length)), out var found)) return found;
        return null;
    }

    private static int Width(bool six) => six ? 128 : 32;

    private static (bool Six, BigInteger Bits, int Length)? Read(string? text)
    {
        if (text?.Split('/') is not [var host, .. var rest] || !IPAddress.TryParse(host, out var address)) return null;
        var bytes = address.GetAddressBytes();
        var six = bytes.Length == 16;
        var length = rest is [var said] && int.TryParse(said, out var told) && told >= 0 && told <= Width(six) ? told : Width(six);
        return (six, new BigInteger(bytes, isUnsigned: true, isBigEndian: true), length);
    }
}
