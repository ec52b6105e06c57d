using EventSourcedOps.Domain.Access;

namespace EventSourcedOps.Domain.Incidents;

/// <summary>Something that happened to an incident.</summary>
/// <remarks>Stored for ever: add fields as optional ones, never rename, never reuse a name. Who and when live in the metadata.</remarks>
public abstract record IncidentEvent;

/// <summary>Harm was reported. The organisation stands here because clocks and matrices follow from it.</summary>
/// <param name="BeganAt">When the harm began; at the latest when it was reported.</param>
/// <param name="Label">How sensitive it is, as its service was; null is ordinary.</param>
[WireName("incident.reported.v1")]
public sealed record IncidentReported(
    string Number, string Organisation, string Title, string? Description, Channel Channel, Guid ServiceId, string? AffectedItem,
    string Reporter, DateTimeOffset BeganAt, string? ExternalReference, DataLabel? Label = null) : IncidentEvent;

/// <summary>Category and rank were settled, for the first time or anew.</summary>
/// <param name="MatrixVersion">Version of the matrix that made the priority of impact × urgency; 0 for the built-in one.</param>
/// <param name="MatrixOrganisation">Whose matrix it was; null for the built-in one.</param>
[WireName("incident.triaged.v1")]
public sealed record IncidentTriaged(
    string? Category, string? Subcategory, Impact Impact, Urgency Urgency, Priority Priority, int MatrixVersion,
    string? MatrixOrganisation = null) : IncidentEvent;

/// <summary>The first team got it.</summary>
/// <param name="OnCall">Why this technician; null when somebody chose.</param>
[WireName("incident.assigned.v1")]
public sealed record IncidentAssigned(Guid TeamId, string? Technician, OnCallGround? OnCall = null) : IncidentEvent;

/// <summary>It went to another team, or back to the service desk (no team). Every one of these counts as a reassignment.</summary>
/// <param name="Suspect">The service where the fault most likely is, when that is why; null when somebody chose.</param>
[WireName("incident.reassigned.v1")]
public sealed record IncidentReassigned(Guid? TeamId, string? Technician, string? Suspect = null) : IncidentEvent;

/// <summary>It went to another technician of the same team, which is no reassignment.</summary>
/// <param name="OnCall">Why this technician; null when somebody chose.</param>
[WireName("incident.handed-over.v1")]
public sealed record IncidentHandedOver(string Technician, OnCallGround? OnCall = null) : IncidentEvent;

/// <summary>A technician took it up.</summary>
[WireName("incident.accepted.v1")]
public sealed record IncidentAccepted(string Technician) : IncidentEvent;

/// <summary>The technician gave it back; the team keeps it.</summary>
[WireName("incident.handed-back.v1")]
public sealed record IncidentHandedBack(string? Reason) : IncidentEvent;

/// <summary>Work waits for somebody else. Recorded again when what it waits for changes.</summary>
[WireName("incident.held.v1")]
public sealed record IncidentHeld(HoldReason Reason, string? Note) : IncidentEvent;

[WireName("incident.resumed.v1")]
public sealed record IncidentResumed(string? Note) : IncidentEvent;

/// <summary>More skill or more power was asked for. A functional escalation is followed by the reassignment it causes.</summary>
/// <param name="TeamId">The more skilled team, when functional.</param>
/// <param name="Level">The person or level of management, when hierarchical.</param>
[WireName("incident.escalated.v1")]
public sealed record IncidentEscalated(Escalation Escalation, Guid? TeamId, string? Level, string Reason) : IncidentEvent;

[WireName("incident.resolved.v1")]
public sealed record IncidentResolved(string Code, string Text) : IncidentEvent;

[WireName("incident.reopened.v1")]
public sealed record IncidentReopened(string Reason) : IncidentEvent;

/// <summary>The end of it, by confirmation, by the passing of time, or because it is no longer wanted.</summary>
[WireName("incident.closed.v1")]
public sealed record IncidentClosed(Closure Closure, string? Note) : IncidentEvent;

/// <summary>It tells of the same harm as another incident, into which it is merged; this closes it.</summary>
[WireName("incident.marked-duplicate.v1")]
public sealed record IncidentMarkedDuplicate(Guid OriginalId) : IncidentEvent;

/// <summary>It was no duplicate after all: it goes on where it stood.</summary>
[WireName("incident.unmarked-duplicate.v1")]
public sealed record IncidentUnmarkedDuplicate(Guid OriginalId, string Reason) : IncidentEvent;

/// <summary>Another incident was merged into this one.</summary>
[WireName("incident.duplicate-noted.v1")]
public sealed record IncidentDuplicateNoted(Guid DuplicateId) : IncidentEvent;

/// <summary>An incident that was merged into this one was taken out again.</summary>
[WireName("incident.duplicate-struck.v1")]
public sealed record IncidentDuplicateStruck(Guid DuplicateId) : IncidentEvent;

[WireName("incident.linked-to-parent.v1")]
public sealed record IncidentLinkedToParent(Guid ParentId) : IncidentEvent;

[WireName("incident.unlinked-from-parent.v1")]
public sealed record IncidentUnlinkedFromParent(Guid ParentId) : IncidentEvent;

/// <summary>Another incident became a part of this one.</summary>
[WireName("incident.child-noted.v1")]
public sealed record IncidentChildNoted(Guid ChildId) : IncidentEvent;

/// <summary>An incident that was a part of this one stands alone again.</summary>
[WireName("incident.child-struck.v1")]
public sealed record IncidentChildStruck(Guid ChildId) : IncidentEvent;

[WireName("incident.major-declared.v1")]
public sealed record MajorIncidentDeclared(string Reason) : IncidentEvent;

[WireName("incident.major-withdrawn.v1")]
public sealed record MajorIncidentWithdrawn(string Reason) : IncidentEvent;

[WireName("incident.linked.v1")]
public sealed record IncidentLinked(LinkKind Kind, string Reference) : IncidentEvent;

[WireName("incident.unlinked.v1")]
public sealed record IncidentUnlinked(LinkKind Kind, string Reference) : IncidentEvent;

[WireName("incident.commented.v1")]
public sealed record IncidentCommented(Visibility Visibility, string Text) : IncidentEvent;

/// <summary>A file belongs to it; the bytes lie in the file store under their digest.</summary>
[WireName("incident.file-attached.v1")]
public sealed record IncidentFileAttached(string Sha256, string FileName, long Bytes, string MediaType) : IncidentEvent;

/// <summary>Title or description were put right. Both are given as they read from now on.</summary>
[WireName("incident.corrected.v1")]
public sealed record IncidentCorrected(string Title, string? Description) : IncidentEvent;

/// <summary>It turned out to harm another service, whose agreement counts from now on.</summary>
[WireName("incident.moved-to-service.v1")]
public sealed record IncidentMovedToService(Guid ServiceId) : IncidentEvent;

/// <summary>It is more sensitive, or less, than it was said to be. Its whole history is as sensitive as it is now.</summary>
/// <param name="ByService">Whether it followed its service; otherwise somebody looked at this one.</param>
[WireName("incident.relabelled.v1")]
public sealed record IncidentRelabelled(DataLabel Label, string? Reason, bool ByService = false) : IncidentEvent;
