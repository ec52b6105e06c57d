using System.Net;

namespace EventSourcedOps.Api.Hosting;

/// <summary>The few things that a person may set, by environment variable, appsettings.json or command line.</summary>
public sealed record OpsSettings
{
    public const int DefaultPort = 5080;
    public const string UrlKey = "Ops:Url";
    public const string GrpcKey = "Ops:Telemetry:Grpc";
    public const string DataKey = "Ops:Data";
    public const string ConnectionName = "ops";
    private const int GrpcPort = 4317;
    private const int PortsToTry = 100;
    private const string SolutionFile = "EventSourcedOps.sln";

    /// <summary>A PostgreSQL of one's own; null for the embedded one.</summary>
    public string? ConnectionString { get; init; }

    /// <summary>Where HTTP is served.</summary>
    public required Uri Url { get; init; }

    /// <summary>Where OpenTelemetry's gRPC is served, which speaks HTTP/2 only; null for nowhere.</summary>
    public Uri? Grpc { get; init; }

    /// <summary>Where files live: the embedded PostgreSQL, attachments.</summary>
    public required string DataFolder { get; init; }

    /// <summary>Said once at start when a default had to give way.</summary>
    public string? Notice { get; init; }

    /// <summary>Reads the settings; <paramref name="serves"/> claims the URL, which the command line's verbs don't need.</summary>
    public static OpsSettings From(IConfiguration configuration, bool serves)
    {
        var wanted = configuration[UrlKey];
        var settings = new OpsSettings
        {
            ConnectionString = configuration.GetConnectionString(ConnectionName) is { Length: > 0 } chosen ? chosen : null,
            Url = string.IsNullOrWhiteSpace(wanted) ? Local(DefaultPort) : Parse(wanted, "Ops__Url", DefaultPort),
            Grpc = configuration[GrpcKey] is { Length: > 0 } grpc ? Parse(grpc, "Ops__Telemetry__Grpc", GrpcPort) : null,
            DataFolder = Path.GetFullPath(configuration[DataKey] is { Length: > 0 } data ? data : DefaultData()),
        };
        if (serves && settings.Grpc is { } taken && !IsFree(taken))
            throw new CannotStartException($"Ops__Telemetry__Grpc is {taken}, but that address is taken by another program or is not this machine's.");
        if (!serves || IsFree(settings.Url)) return settings;
        return string.IsNullOrWhiteSpace(wanted)
            ? settings with { Url = NextFree(), Notice = $"Port {DefaultPort} is taken, so another one was chosen. Set Ops__Url to fix it." }
            : throw new CannotStartException($"Ops__Url is {wanted}, but that address is taken by another program or is not this machine's.");
    }

    private static Uri Parse(string url, string setting, int port) =>
        Uri.TryCreate(url, UriKind.Absolute, out var parsed) && parsed.Scheme is "http" or "https"
            ? new Uri(url)
            : throw new CannotStartException($"{setting} is \"{url}\"; it must look like http://127.0.0.1:{port}.");

    private static Uri Local(int port) => new UriBuilder(Uri.UriSchemeHttp, "127.0.0.1", port).Uri;

    private static Uri NextFree() =>
        Enumerable.Range(DefaultPort + 1, PortsToTry).Where(port => TcpPort.IsFree(IPAddress.Loopback, port)).Select(Local).FirstOrDefault()
        ?? throw new CannotStartException($"No port from {DefaultPort} to {DefaultPort + PortsToTry} is free. Set Ops__Url.");

    // Port 0 asks the system for any; a host name that is not an address binds every address.
    private static bool IsFree(Uri url) =>
        url.Port == 0
        || TcpPort.IsFree(
            IPAddress.TryParse(url.Host.Trim('[', ']'), out var address) ? address : url.IsLoopback ? IPAddress.Loopback : IPAddress.Any,
            url.Port);

    private static string DefaultData() => Path.Combine(
        CloneAround(AppContext.BaseDirectory) ?? CloneAround(Directory.GetCurrentDirectory()) ?? Directory.GetCurrentDirectory(), ".data");

    private static string? CloneAround(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, SolutionFile))) return folder.FullName;
        return null;
    }
}
