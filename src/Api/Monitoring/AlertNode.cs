using EventSourcedOps.Api.GraphQL;
using EventSourcedOps.Api.Incidents;
using EventSourcedOps.Api.Monitoring.Localisation;
using EventSourcedOps.Api.Organisations;
using EventSourcedOps.Domain.Monitoring;
using EventSourcedOps.Projections.Monitoring;
using GraphQL;
using GraphQL.DataLoader;

namespace EventSourcedOps.Api.Monitoring;

/// <summary>Something that fires, or fired.</summary>
[GraphQLMetadata("Alert")]
public sealed partial class AlertNode(AlertRow row, DateTimeOffset? asOf)
{
    private Alert State => row.State;

    /// <summary>Its id; it follows from its labels and the outbreak before it.</summary>
    public Guid Id => row.Id;

    /// <summary>What fires, in a line.</summary>
    public string Title => State.Title;

    /// <summary>Where it stands.</summary>
    public AlertStatus Status => State.Status;

    /// <summary>How bad it is if it is right, escalation included.</summary>
    public AlertSeverity Severity => State.Severity;

    /// <summary>How bad its source found it last.</summary>
    public AlertSeverity SignalledSeverity => State.Signalled;

    /// <summary>What it is about, by name.</summary>
    public IEnumerable<AlertLabelNode> Labels => row.Labels.Select(AlertLabelNode.Of);

    /// <summary>Follows from the labels: signals of the same one are the same alert.</summary>
    public Guid Fingerprint => State.Fingerprint;

    /// <summary>Alerts of the same one are told together, and share an incident.</summary>
    public Guid Group => State.Group;

    /// <summary>What its label names as the service that is harmed.</summary>
    public string? Service => State.Service;

    /// <summary>What it stands on, as last told.</summary>
    public AlertEvidenceNode Evidence => AlertEvidenceNode.Of(row.Evidence);

    /// <summary>Why requests lead to its service, what counts most first; none where nothing but values was judged.</summary>
    public IEnumerable<EvidenceNode> Reasons => (row.Suspect?.Evidence ?? []).Select(one => new EvidenceNode(one));

    /// <summary>The rule that judged; null for alerts that other systems send.</summary>
    public Guid? RuleId => row.RuleId;

    /// <summary>The version of that rule.</summary>
    public int? RuleVersion => row.RuleVersion;

    /// <summary>Whether it turns to and fro; it is held open until it is calm.</summary>
    public bool Flapping => State.Flapping;

    /// <summary>Who has seen it; null while nobody has.</summary>
    public string? SeenBy => State.SeenBy;

    /// <summary>User name of whoever works on it; null while nobody does.</summary>
    public string? Holder => State.Holder;

    /// <summary>Reasons why nobody should be told of it.</summary>
    public IEnumerable<AlertSuppressionNode> Suppressions => State.Suppressions.Select(AlertSuppressionNode.Of);

    /// <summary>How it came to its end; null while it fires.</summary>
    public AlertEnding? Ending => State.Ending;

    /// <summary>Who said that it is over.</summary>
    public string? ResolvedBy => row.ResolvedBy;

    /// <summary>What was said at its end.</summary>
    public string? ResolutionNote => row.ResolutionNote;

    /// <summary>When it fired first.</summary>
    public DateTimeOffset FiredAt => row.FiredAt;

    /// <summary>When somebody first said to have seen it.</summary>
    public DateTimeOffset? AcknowledgedAt => row.AcknowledgedAt;

    /// <summary>When somebody first took it.</summary>
    public DateTimeOffset? ClaimedAt => row.ClaimedAt;

    /// <summary>When it was over; null while it is not.</summary>
    public DateTimeOffset? EndedAt => State.EndedAt;

    /// <summary>How often it came back soon after it was over.</summary>
    public int Reopens => row.Reopens;

    /// <summary>How often its severity was raised.</summary>
    public int Escalations => row.Escalations;

    /// <summary>How many comments it has; the timeline holds them.</summary>
    public int Comments => row.Comments;

    /// <summary>When anything was last recorded about it.</summary>
    public DateTimeOffset ChangedAt => row.ChangedAt;

    /// <summary>How many facts were recorded about it.</summary>
    public long Version => row.Version;

    /// <summary>The organisation whose it is.</summary>
    public async Task<OrganisationNode?> Organisation([FromServices] ReadDesk desk) =>
        OrganisationNode.Of(row.Organisation, await desk.Landscape(asOf));

    /// <summary>The incident that it belongs to; reported a moment after this, and maybe out of the caller's sight.</summary>
    public Guid? IncidentId => State.Incident;

    /// <summary>Incidents that it belonged to, the newest last, as far as the caller may read them.</summary>
    public IDataLoaderResult<IEnumerable<IncidentNode>> Incidents([FromServices] ReadDesk desk) =>
        desk.Caller.May("incident.read") ? IncidentNode.LoadAll(desk, row.Incidents, asOf) : IncidentNode.LoadAll(desk, [], asOf);

    internal static IDataLoaderResult<AlertNode?> Load(ReadDesk desk, Guid id) => desk.Batches
        .Load<Guid, AlertRow>("alert", id, (ids, cancellation) => desk.ByIds("alert.read", AlertBoard.Model, null, ids, cancellation))
        .Then(found => found is null ? null : new AlertNode(found, null));
}
