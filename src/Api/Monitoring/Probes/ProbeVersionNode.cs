using System.Text.Json;
using EventSourcedOps.Domain.Monitoring;
using EventSourcedOps.Domain.Monitoring.Probes;
using EventSourcedOps.Projections.EventLog;
using EventSourcedOps.Projections.Monitoring;
using GraphQL;

namespace EventSourcedOps.Api.Monitoring.Probes;

/// <summary>What a probe does in one of its versions.</summary>
[GraphQLMetadata("ProbeVersion")]
public sealed class ProbeVersionNode(ProbeVersion version)
{
    private ProbeDefinition Definition => version.Definition;

    /// <summary>Which one, from 1.</summary>
    public int Version => version.Version;

    /// <summary>What people call it.</summary>
    public string Name => Definition.Name;

    /// <summary>The service that it is about.</summary>
    public Guid? ServiceId => Definition.ServiceId;

    /// <summary>What it does.</summary>
    public ProbeKind Kind => Definition.Kind;

    /// <summary>What it looks at, in a line; of several requests the first.</summary>
    public string Target => Definition.TargetOf();

    /// <summary>From one run to the next at each point.</summary>
    public int IntervalSeconds => Definition.IntervalSeconds;

    /// <summary>For how long a run may take.</summary>
    public int TimeoutSeconds => Definition.TimeoutSeconds;

    /// <summary>So many bad runs in a row, and a point says that it is down.</summary>
    public int Failures => Definition.Failures;

    /// <summary>Names of the points that run it.</summary>
    public IEnumerable<string> Points => Definition.Points;

    /// <summary>So many of them must agree that it is down.</summary>
    public int Quorum => Definition.Quorum;

    /// <summary>How bad it is if it is down.</summary>
    public AlertSeverity Severity => Definition.Severity;

    /// <summary>Its requests, of one of that kind.</summary>
    public IEnumerable<ProbeStepNode>? Steps => Definition.Http?.Steps.Select(step => new ProbeStepNode(step));

    /// <summary>Where it connects to or looks for a certificate, or whom it sends echo requests.</summary>
    public string? Host => Definition.Tcp?.Host ?? Definition.Tls?.Host ?? Definition.Ping?.Host;

    /// <summary>At which port.</summary>
    public int? Port => Definition.Tcp?.Port ?? Definition.Tls?.Port;

    /// <summary>It is degraded when the certificate is good for fewer days than that.</summary>
    public int? DaysLeft => Definition.Tls?.DaysLeft;

    /// <summary>Whether a certificate will do that nobody vouches for.</summary>
    public bool? Untrusted => Definition.Tls?.Untrusted;

    /// <summary>The name that it asks for.</summary>
    public string? Query => Definition.Dns?.Query;

    /// <summary>What is asked for of that name.</summary>
    public DnsRecordType? RecordType => Definition.Dns?.RecordType;

    /// <summary>One of the answers reads so; null where any will do.</summary>
    public string? Expected => Definition.Dns?.Expected;

    /// <summary>Who is asked; null for whom the machine of the point asks.</summary>
    public string? Server => Definition.Dns?.Server;

    /// <summary>Who wrote it.</summary>
    public string? By => version.By;

    /// <summary>When it was written.</summary>
    public DateTimeOffset At => version.At;
}

/// <summary>One request of a probe.</summary>
[GraphQLMetadata("ProbeStep")]
public sealed class ProbeStepNode(HttpCheckStep step)
{
    /// <summary>GET, POST and so on.</summary>
    public string Method => step.Method;

    /// <summary>Where to.</summary>
    public string Url => step.Url;

    /// <summary>What goes along.</summary>
    public IEnumerable<ProbeHeaderNode> Headers => step.Headers.Select(header => new ProbeHeaderNode(header.Name, header.Value));

    /// <summary>What is sent; null for nothing.</summary>
    public string? Body => step.Body;

    /// <summary>What must hold of the answer.</summary>
    public IEnumerable<ProbeAssertionNode> Assertions => step.Assertions.Select(one => new ProbeAssertionNode(one.Kind, one.Expected, one.Path));
}

/// <summary>A header of a request.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">What it reads.</param>
[GraphQLMetadata("ProbeHeader")]
public sealed record ProbeHeaderNode(string Name, string Value);

/// <summary>What must hold of an answer.</summary>
/// <param name="Kind">What is looked at.</param>
/// <param name="Expected">What it must read.</param>
/// <param name="Path">Of a value of JSON, where it stands.</param>
[GraphQLMetadata("ProbeAssertion")]
public sealed record ProbeAssertionNode(HttpAssertionKind Kind, string? Expected, string? Path);

/// <summary>A probe that a point has to run.</summary>
public sealed class ProbeErrand(ProbeRow row)
{
    /// <summary>Which probe.</summary>
    public Guid ProbeId => row.Id;

    /// <summary>Which version of it; a run names the one that it is of.</summary>
    public int Version => row.State.Version;

    /// <summary>What it does, as JSON text: as it was recorded.</summary>
    public string Definition => JsonSerializer.Serialize(row.State.Definition, EventJson.Options);
}
