namespace EventSourcedOps.Domain.Monitoring.Probes;

/// <summary>What a probe does, how often, from where, and when that is worth an alert. A changed one is another version.</summary>
/// <param name="Name">What people call it.</param>
/// <param name="ServiceId">The service that it is about; null for none.</param>
/// <param name="Kind">What it does; of the parts that follow it has the one of its kind.</param>
/// <param name="IntervalSeconds">From one run to the next at each point.</param>
/// <param name="TimeoutSeconds">For how long a run may take.</param>
/// <param name="Failures">So many bad runs in a row, and a point says that it is down.</param>
/// <param name="Points">Names of the points that run it.</param>
/// <param name="Quorum">So many of them must agree that it is down.</param>
/// <param name="Severity">How bad it is if it is down.</param>
/// <param name="Http">Requests, of one of that kind.</param>
/// <param name="Tcp">A port, of one of that kind.</param>
/// <param name="Dns">A name, of one of that kind.</param>
/// <param name="Tls">A certificate, of one of that kind.</param>
/// <param name="Ping">A machine, of one of that kind.</param>
public sealed record ProbeDefinition(
    string Name, Guid? ServiceId, ProbeKind Kind, int IntervalSeconds, int TimeoutSeconds, int Failures, IReadOnlyList<string> Points, int Quorum,
    AlertSeverity Severity, HttpCheck? Http = null, TcpCheck? Tcp = null, DnsCheck? Dns = null, TlsCheck? Tls = null, PingCheck? Ping = null)
{
    public bool Equals(ProbeDefinition? other) => other is not null
        && (Name, ServiceId, Kind, IntervalSeconds, TimeoutSeconds, Failures, Quorum)
            == (other.Name, other.ServiceId, other.Kind, other.IntervalSeconds, other.TimeoutSeconds, other.Failures, other.Quorum)
        && (Severity, Http, Tcp, Dns, Tls, Ping) == (other.Severity, other.Http, other.Tcp, other.Dns, other.Tls, other.Ping)
        && Points.SequenceEqual(other.Points);

    public override int GetHashCode() => HashCode.Combine(Name, ServiceId, Kind, IntervalSeconds, TimeoutSeconds, Failures, Quorum, Severity);
}

/// <summary>Requests as a user would make them. Cookies of an answer go along with the requests behind it.</summary>
/// <param name="Steps">One after the other; the first that is not answered as it should be ends the run.</param>
public sealed record HttpCheck(IReadOnlyList<HttpCheckStep> Steps)
{
    public bool Equals(HttpCheck? other) => other is not null && Steps.SequenceEqual(other.Steps);

    public override int GetHashCode() => Steps.Count;
}

/// <summary>One request.</summary>
/// <param name="Method">GET, HEAD, POST, PUT, PATCH, DELETE or OPTIONS.</param>
/// <param name="Url">Where to; http or https.</param>
/// <param name="Headers">What goes along; nothing secret, for it is recorded and shown.</param>
/// <param name="Body">What is sent; null for nothing.</param>
/// <param name="Assertions">What must hold of the answer. Unless one is about the status, it is one of 200 to 299.</param>
public sealed record HttpCheckStep(
    string Method, string Url, IReadOnlyList<HttpCheckHeader> Headers, string? Body, IReadOnlyList<HttpAssertion> Assertions)
{
    public bool Equals(HttpCheckStep? other) => other is not null
        && (Method, Url, Body) == (other.Method, other.Url, other.Body)
        && Headers.SequenceEqual(other.Headers) && Assertions.SequenceEqual(other.Assertions);

    public override int GetHashCode() => HashCode.Combine(Method, Url, Body);
}

/// <summary>A header of a request.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">What it reads.</param>
public sealed record HttpCheckHeader(string Name, string Value);

/// <summary>What must hold of an answer.</summary>
/// <param name="Kind">What is looked at.</param>
/// <param name="Expected">What it must read; of a value of JSON null where it need only be there.</param>
/// <param name="Path">Of a value of JSON where it stands, such as $.checks[0].status.</param>
public sealed record HttpAssertion(HttpAssertionKind Kind, string? Expected, string? Path = null);

/// <summary>Connects to a port.</summary>
/// <param name="Host">A name or an address.</param>
/// <param name="Port">The port.</param>
public sealed record TcpCheck(string Host, int Port);

/// <summary>Asks for a name.</summary>
/// <param name="Query">The name that is asked for.</param>
/// <param name="RecordType">What is asked for of it.</param>
/// <param name="Expected">One of the answers reads so; null where any answer will do.</param>
/// <param name="Server">Who is asked: an address, or one with a port; null for whom the machine of the point asks.</param>
public sealed record DnsCheck(string Query, DnsRecordType RecordType, string? Expected = null, string? Server = null);

/// <summary>Looks at the certificate of a port.</summary>
/// <param name="Host">A name or an address; the certificate must be for it.</param>
/// <param name="Port">The port.</param>
/// <param name="DaysLeft">It is degraded when the certificate is good for fewer days than that.</param>
/// <param name="Untrusted">Whether a certificate will do that nobody vouches for, as inner networks have them.</param>
public sealed record TlsCheck(string Host, int Port, int DaysLeft, bool Untrusted = false);

/// <summary>Sends an echo request.</summary>
/// <param name="Host">A name or an address.</param>
public sealed record PingCheck(string Host);

public static class ProbeTargets
{
    /// <summary>What it looks at, in a line.</summary>
    public static string TargetOf(this ProbeDefinition probe) => probe switch
    {
        { Http.Steps: [var first, ..] } => first.Url,
        { Tcp: { } tcp }                => $"{tcp.Host}:{tcp.Port}",
        { Dns: { } dns }                => $"{dns.Query} {dns.RecordType.ToString().ToUpperInvariant()}",
        { Tls: { } tls }                => $"{tls.Host}:{tls.Port}",
        { Ping: { } ping }              => ping.Host,
        _                               => "",
    };
}
