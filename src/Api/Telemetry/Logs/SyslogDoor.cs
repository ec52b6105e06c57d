using System.Globalization;
using System.Net;
using EventSourcedOps.Api.Hosting;
using NodaTime;

namespace EventSourcedOps.Api.Telemetry.Logs;

internal enum SyslogTransport
{
    Udp,
    Tcp,

    /// <summary>TCP within TLS.</summary>
    Tls,
}

/// <summary>
/// An address at which devices are heard. Syslog knows no sign-in: what is heard there belongs to the organisation that the door names,
/// and only networks that it names are heard at all.
/// </summary>
/// <param name="Name">As which sender it is listed.</param>
/// <param name="Zone">In which the times are that say no zone.</param>
/// <param name="Certificate">A file with certificate and key in PEM, for TLS.</param>
internal sealed record SyslogDoor(
    SyslogTransport Transport, IPEndPoint Address, string Organisation, string Name, DateTimeZone Zone, IReadOnlyList<IPNetwork> From, string? Certificate)
{
    public const string Section = "Ops:Telemetry:Syslog";

    public static IReadOnlyList<SyslogDoor> All(IConfiguration configuration) => [.. configuration.GetSection(Section).GetChildren().Select(Read)];

    public bool Hears(IPAddress address) => From.Any(network => network.Contains(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address));

    private static SyslogDoor Read(IConfigurationSection told)
    {
        var url = told["Url"];
        if (!Uri.TryCreate(url, UriKind.Absolute, out var parsed) || !IPAddress.TryParse(parsed.Host.Trim('[', ']'), out var address) || parsed.Port < 0
            || !Enum.TryParse<SyslogTransport>(parsed.Scheme, ignoreCase: true, out var transport))
            throw Wrong(told, "Url", url, "an address like udp://0.0.0.0:5514, tcp://… or tls://…");
        if (told["Organisation"] is not { Length: > 0 } organisation) throw Wrong(told, "Organisation", null, "the code of the organisation whose devices are heard");
        var zone = told["Zone"] is { Length: > 0 } named ? DateTimeZoneProviders.Tzdb.GetZoneOrNull(named) : DateTimeZone.Utc;
        var from = (told["From"] ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(network => IPNetwork.TryParse(network, out var heard) ? heard : throw Wrong(told, "From", network, "networks like 10.0.0.0/8,192.168.0.0/16"))
            .ToList();
        if (from.Count == 0) throw Wrong(told, "From", null, "the networks that are heard, like 10.0.0.0/8");
        if (transport == SyslogTransport.Tls && !File.Exists(told["Certificate"])) throw Wrong(told, "Certificate", told["Certificate"], "a PEM file with certificate and key");
        return new(
            transport, new(address, parsed.Port), organisation, told["Name"] is { Length: > 0 } name ? name : $"syslog {told.Key}",
            zone ?? throw Wrong(told, "Zone", told["Zone"], "a time zone like Asia/Shanghai"), from, told["Certificate"]);
    }

    private static CannotStartException Wrong(IConfigurationSection told, string setting, string? value, string wanted) => new(string.Create(
        CultureInfo.InvariantCulture, $"{told.Path}:{setting} is {(value is null ? "not set" : $"\"{value}\"")}; it is {wanted}."));
}
