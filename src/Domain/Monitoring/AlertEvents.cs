using EventSourcedOps.Domain.Monitoring.Correlation;
using EventSourcedOps.Domain.Monitoring.Localisation;

namespace EventSourcedOps.Domain.Monitoring;

/// <summary>Something that happened to an alert.</summary>
/// <remarks>
/// Stored for ever: add fields as optional ones, never rename, never reuse a name. Who and when live in the metadata.
/// An alert's life is told here, not its samples: of signals that only say the same again nothing is recorded.
/// </remarks>
public abstract record AlertEvent;

/// <summary>It fires.</summary>
/// <param name="Fingerprint">Follows from the labels; signals of the same one are this alert.</param>
/// <param name="Group">Alerts of the same one are told together.</param>
/// <param name="RuleVersion">The version of the rule that judged.</param>
/// <param name="Suspect">The service that requests lead to, with the strongest reasons; null where nothing but values was judged.</param>
[WireName("alert.fired.v1")]
public sealed record AlertFired(
    string Organisation, string Title, AlertSeverity Severity, Guid Fingerprint, Guid Group, IReadOnlyList<AlertLabel> Labels,
    AlertEvidence Evidence, Guid? RuleId = null, int? RuleVersion = null, Suspect? Suspect = null) : AlertEvent;

/// <summary>It goes on and is now better or worse than it was.</summary>
[WireName("alert.severity-changed.v1")]
public sealed record AlertSeverityChanged(AlertSeverity From, AlertSeverity To, AlertEvidence Evidence) : AlertEvent;

/// <summary>Its severity was raised, because nobody looked at it or because somebody wants it.</summary>
[WireName("alert.escalated.v1")]
public sealed record AlertEscalated(AlertSeverity From, AlertSeverity To, string Reason) : AlertEvent;

/// <summary>Somebody has seen it.</summary>
[WireName("alert.acknowledged.v1")]
public sealed record AlertAcknowledged(string Person, string? Note) : AlertEvent;

/// <summary>Somebody works on it.</summary>
[WireName("alert.claimed.v1")]
public sealed record AlertClaimed(string Person) : AlertEvent;

/// <summary>It was given to somebody else.</summary>
[WireName("alert.transferred.v1")]
public sealed record AlertTransferred(string From, string To, string Reason) : AlertEvent;

/// <summary>There is a reason why nobody should be told.</summary>
/// <param name="Reference">The silence, change or alert that is the reason.</param>
/// <param name="Until">When it ends by itself.</param>
[WireName("alert.suppressed.v1")]
public sealed record AlertSuppressed(SuppressionCause Cause, string Reference, DateTimeOffset? Until) : AlertEvent;

/// <summary>That reason is gone.</summary>
[WireName("alert.unsuppressed.v1")]
public sealed record AlertUnsuppressed(SuppressionCause Cause, string Reference) : AlertEvent;

/// <summary>It turns to and fro; it is held open until it is calm, and nobody is told of each turn.</summary>
/// <param name="Turns">How often it turned.</param>
/// <param name="Seconds">Within that time.</param>
[WireName("alert.flapping.v1")]
public sealed record AlertFlapping(int Turns, int Seconds) : AlertEvent;

/// <summary>While it flaps: what was measured turned.</summary>
/// <param name="Since">Since when what was measured says that it fires.</param>
[WireName("alert.turned.v1")]
public sealed record AlertTurned(bool Firing, DateTimeOffset? Since = null) : AlertEvent;

/// <summary>It flaps no more.</summary>
[WireName("alert.calmed.v1")]
public sealed record AlertCalmed : AlertEvent;

/// <summary>It is over.</summary>
[WireName("alert.resolved.v1")]
public sealed record AlertResolved(AlertEnding Ending, string? Note) : AlertEvent;

/// <summary>It belongs to an incident; the incident is reported, and told of it, after this.</summary>
/// <param name="Automatic">Nobody asked for it: it is critical and names its service.</param>
/// <param name="Title">What the alert said; the incident begins with it.</param>
/// <param name="Severity">How severe it was when this was decided.</param>
/// <param name="Service">What its label named as its service.</param>
/// <param name="Group">Alerts of the same one share the incident.</param>
/// <param name="By">Who wanted it; the process that did while nobody was asked.</param>
/// <param name="Since">Since when what was measured said so.</param>
/// <param name="Via">
/// The services from caller to callee, or the items from what stands to what it stands on, by which it belongs to an incident of other alerts,
/// as that was known when it fired; null when the incident is its group's.
/// </param>
/// <param name="Evidence">Which of them; null of facts that are older than the question: then it is services.</param>
/// <param name="Grounds">What was known when this was decided, so that it can be decided again; null of older facts.</param>
[WireName("alert.incident-linked.v1")]
public sealed record AlertIncidentLinked(
    Guid IncidentId, Guid ServiceId, bool Automatic, string Title, AlertSeverity Severity, string? Service, Guid Group, string By,
    DateTimeOffset? Since = null, string? Via = null, CorrelationEvidence? Evidence = null, CorrelationGrounds? Grounds = null) : AlertEvent;

/// <summary>It came back soon after it was over.</summary>
[WireName("alert.reopened.v1")]
public sealed record AlertReopened(AlertSeverity Severity, AlertEvidence Evidence, Suspect? Suspect = null) : AlertEvent;

/// <summary>Somebody said something about it.</summary>
[WireName("alert.commented.v1")]
public sealed record AlertCommented(string Text) : AlertEvent;
