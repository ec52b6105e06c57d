using System.Collections.Frozen;
using System.Globalization;
using System.Net;
using static EventSourcedOps.Domain.Monitoring.Probes.ProbeRefusals;

namespace EventSourcedOps.Domain.Monitoring.Probes;

/// <summary>What a probe may say: everything it needs to be run, with a limit on everything, and nothing that lets somebody in.</summary>
public static class ProbeShape
{
    public const int ShortestInterval = 30;
    public const int LongestInterval = 86_400;
    public const int LongestTimeout = 30;
    public const int MostFailures = 10;
    public const int MostPoints = 10;
    public const int MostSteps = 10;
    public const int MostDaysLeft = 365;
    public const int LongestLatency = LongestTimeout * 1_000;

    private static readonly FrozenSet<string> Methods =
        new[] { "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS" }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Secrets = new[]
    {
        "Authorization", "Proxy-Authorization", "Cookie", "X-Api-Key", "Api-Key", "X-Auth-Token", "X-Access-Token", "X-Csrf-Token",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Own = new[]
    {
        "Host", "Content-Length", "Transfer-Encoding", "Connection", "Upgrade", "Expect", "TE", "Trailer", "Keep-Alive", "Proxy-Connection",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Why a probe cannot say that; null when it can.</summary>
    public static Refusal? Objection(ProbeDefinition probe, Landscape landscape) => probe switch
    {
        { IntervalSeconds: < ShortestInterval or > LongestInterval } => IntervalOutOfRange,
        { TimeoutSeconds: < 1 or > LongestTimeout }                  => TimeoutOutOfRange,
        _ when probe.TimeoutSeconds >= probe.IntervalSeconds         => TimeoutOutOfRange,
        { Failures: < 1 or > MostFailures }                          => FailuresOutOfRange,
        { Points.Count: 0 or > MostPoints }                          => PointsUnfit,
        _ when probe.Points.Any(string.IsNullOrWhiteSpace) || probe.Points.Distinct(StringComparer.Ordinal).Count() < probe.Points.Count => PointsUnfit,
        _ when probe.Quorum < 1 || probe.Quorum > probe.Points.Count => QuorumOutOfRange,
        { ServiceId: { } service } when landscape.ServiceOf(service) is not { Retired: false } => ServiceUnknown,
        _                                                            => Unfit(probe),
    };

    private static Refusal? Unfit(ProbeDefinition probe) =>
        new object?[] { probe.Http, probe.Tcp, probe.Dns, probe.Tls, probe.Ping }.Count(part => part is not null) != 1 ? PartUnfit : probe switch
        {
            { Kind: ProbeKind.Http, Http: { } http } => Unfit(http),
            { Kind: ProbeKind.Tcp, Tcp: { } tcp }    => UnfitHost(tcp.Host, "tcp") ?? UnfitPort(tcp.Port, "tcp"),
            { Kind: ProbeKind.Dns, Dns: { } dns }    => Unfit(dns),
            { Kind: ProbeKind.Tls, Tls: { } tls }    => UnfitHost(tls.Host, "tls") ?? UnfitPort(tls.Port, "tls")
                ?? (tls.DaysLeft is < 0 or > MostDaysLeft ? DaysOutOfRange : null),
            { Kind: ProbeKind.Ping, Ping: { } ping } => UnfitHost(ping.Host, "ping"),
            _                                        => PartUnfit,
        };

    private static Refusal? Unfit(HttpCheck http) =>
        http.Steps.Count is 0 or > MostSteps ? StepsOutOfRange
        : http.Steps.Select((step, i) => Unfit(step) is { } no ? no with { Field = $"definition.http.steps[{i}].{FieldOf(no)}" } : null)
            .FirstOrDefault(no => no is not null);

    private static Refusal? Unfit(HttpCheckStep step) =>
        !Methods.Contains(step.Method) || (step.Method is "GET" or "HEAD" && step.Body is not null) ? MethodUnfit
        : !IsAddress(step.Url) ? UrlUnfit
        : step.Headers.Any(header => Secrets.Contains(header.Name)) ? HeaderSecret
        : step.Headers.Any(header => !IsHeader(header)) ? HeaderUnfit
        : step.Assertions.Any(assertion => !Fits(assertion)) ? AssertionUnfit
        : null;

    private static string FieldOf(Refusal no) =>
        no == MethodUnfit ? "method" : no == UrlUnfit ? "url" : no == AssertionUnfit ? "assertions" : "headers";

    private static bool IsAddress(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
        && address.Host.Length > 0 && address.UserInfo.Length == 0 && address.Fragment.Length == 0;

    private static bool IsHeader(HttpCheckHeader header) =>
        header.Name.Length > 0 && header.Name.All(one => char.IsAsciiLetterOrDigit(one) || "!#$%&'*+-.^_`|~".Contains(one, StringComparison.Ordinal))
        && !Own.Contains(header.Name) && !header.Value.Any(char.IsControl);

    private static bool Fits(HttpAssertion assertion) => assertion switch
    {
        { Kind: HttpAssertionKind.JsonValue } => assertion.Path is not null && JsonPlace.Read(assertion.Path) is not null,
        { Path: not null }                    => false,
        { Kind: HttpAssertionKind.Status }    => HttpStatuses.Read(assertion.Expected) is not null,
        { Kind: HttpAssertionKind.Latency }   =>
            int.TryParse(assertion.Expected, NumberStyles.None, CultureInfo.InvariantCulture, out var most) && most is > 0 and <= LongestLatency,
        _                                     => !string.IsNullOrEmpty(assertion.Expected),
    };

    private static Refusal? Unfit(DnsCheck dns) =>
        UnfitHost(dns.Query, "dns") is { } no ? no with { Field = "definition.dns.query" }
        : dns.Server is not null && !IPEndPoint.TryParse(dns.Server, out _) ? ServerUnfit
        : null;

    private static Refusal? UnfitHost(string host, string part) =>
        Uri.CheckHostName(host) == UriHostNameType.Unknown ? HostUnfit with { Field = $"definition.{part}.host" } : null;

    private static Refusal? UnfitPort(int port, string part) =>
        port is < 1 or > ushort.MaxValue ? PortOutOfRange with { Field = $"definition.{part}.port" } : null;
}
