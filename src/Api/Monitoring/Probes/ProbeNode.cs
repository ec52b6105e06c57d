using EventSourcedOps.Api.GraphQL;
using EventSourcedOps.Api.Organisations;
using EventSourcedOps.Api.Services;
using EventSourcedOps.Domain.Monitoring;
using EventSourcedOps.Domain.Monitoring.Probes;
using EventSourcedOps.Projections.Monitoring;
using GraphQL;

namespace EventSourcedOps.Api.Monitoring.Probes;

/// <summary>What looks again and again whether a service is there, as its users see it.</summary>
[GraphQLMetadata("Probe")]
public sealed partial class ProbeNode(ProbeRow row, DateTimeOffset? asOf)
{
    internal const string Noun = "probe";

    private ProbeDefinition Definition => row.State.Definition;

    /// <summary>Its id; made by whoever defined it.</summary>
    public Guid Id => row.Id;

    /// <summary>What people call it.</summary>
    public string Name => Definition.Name;

    /// <summary>What it does.</summary>
    public ProbeKind Kind => Definition.Kind;

    /// <summary>What it looks at, in a line; of several requests the first.</summary>
    public string Target => Definition.TargetOf();

    /// <summary>Whether it is at work.</summary>
    public ProbeStatus Status => row.State.Status();

    /// <summary>What its points come to.</summary>
    public ProbeVerdict Verdict => row.State.Verdict;

    /// <summary>Since when the verdict stands.</summary>
    public DateTimeOffset Since => row.State.Since;

    /// <summary>How bad it is if it is down.</summary>
    public AlertSeverity Severity => Definition.Severity;

    /// <summary>What is run: the newest version.</summary>
    public ProbeVersionNode Current => new(row.Versions[^1]);

    /// <summary>Every version, the newest first.</summary>
    public IEnumerable<ProbeVersionNode> Versions => row.Versions.Reverse().Select(version => new ProbeVersionNode(version));

    /// <summary>What each point saw when the verdict turned to what it is; none where it never did.</summary>
    public IEnumerable<PointEvidenceNode> Evidence => row.Points.Select(one => new PointEvidenceNode(one));

    /// <summary>Why it is not run, or not used any more.</summary>
    public string? EndNote => row.EndNote;

    /// <summary>When anything was last recorded about it.</summary>
    public DateTimeOffset ChangedAt => row.ChangedAt;

    /// <summary>How many facts were recorded about it.</summary>
    public long Version => row.Version;

    /// <summary>The organisation whose measurements and alerts come of it.</summary>
    public async Task<OrganisationNode?> Organisation([FromServices] ReadDesk desk) =>
        OrganisationNode.Of(row.Organisation, await desk.Landscape(asOf));

    /// <summary>The service that it is about.</summary>
    public async Task<ServiceNode?> Service([FromServices] ReadDesk desk) =>
        Definition.ServiceId is { } service ? ServiceNode.Of(service, await desk.Landscape(asOf)) : null;
}
