namespace EventSourcedOps.Domain.Changes;

/// <summary>Something that happened to a change.</summary>
/// <remarks>Stored for ever: add fields as optional ones, never rename, never reuse a name. Who and when live in the metadata.</remarks>
public abstract record ChangeEvent;

/// <summary>Somebody wants something changed.</summary>
/// <param name="Requester">Who wants it; approves nothing of it.</param>
/// <param name="TemplateId">The approved template that a standard change follows.</param>
/// <param name="TemplateVersion">Its version at that time.</param>
[WireName("change.drafted.v1")]
public sealed record ChangeDrafted(
    string Number, string Organisation, ChangeKind Kind, string Title, string? Description, string Requester, Guid? TemplateId = null,
    int? TemplateVersion = null) : ChangeEvent;

/// <summary>How it is done and taken back, on what and when. The next one replaces it.</summary>
[WireName("change.planned.v1")]
public sealed record ChangePlanned(ChangePlan Plan) : ChangeEvent;

/// <summary>Its approval was asked for; risk, impact and the way to approval are what they were at that time.</summary>
[WireName("change.submitted.v1")]
public sealed record ChangeSubmitted(RiskAssessment Risk, ImpactSummary Impact, IReadOnlyList<ApprovalStage> Chain) : ChangeEvent;

/// <summary>Back into planning; what was said on it no longer counts.</summary>
[WireName("change.recalled.v1")]
public sealed record ChangeRecalled(string Reason) : ChangeEvent;

/// <summary>Somebody said yes.</summary>
[WireName("change.agreed.v1")]
public sealed record ChangeAgreed(ApprovalBody Body, string Person, string? Comment) : ChangeEvent;

/// <summary>Somebody said no: it goes back into planning.</summary>
[WireName("change.rejected.v1")]
public sealed record ChangeRejected(ApprovalBody Body, string Person, string Reason) : ChangeEvent;

/// <summary>Nobody, or too few, have spoken for it in time.</summary>
/// <param name="Body">Who is waited for.</param>
[WireName("change.approval-overdue.v1")]
public sealed record ChangeApprovalOverdue(ApprovalBody Body) : ChangeEvent;

/// <summary>It may be done. Items and impact are frozen as they were known at that time.</summary>
[WireName("change.approved.v1")]
public sealed record ChangeApproved(IReadOnlyList<AffectedItem> Items, ImpactSummary Impact) : ChangeEvent;

/// <summary>Its time is booked.</summary>
/// <param name="Risk">The risk at that time.</param>
/// <param name="Conflicts">How many conflicts were known and accepted.</param>
/// <param name="ConflictReason">Why they were accepted.</param>
[WireName("change.scheduled.v1")]
public sealed record ChangeScheduled(
    TimeWindow Window, string? Implementer, RiskAssessment Risk, int Conflicts = 0, string? ConflictReason = null) : ChangeEvent;

/// <summary>Work began.</summary>
/// <param name="Before">What the items read where the change declares something: what the way back has to restore.</param>
[WireName("change.started.v1")]
public sealed record ChangeStarted(string Implementer, IReadOnlyList<DeclaredValue> Before) : ChangeEvent;

/// <summary>A step was done.</summary>
/// <param name="Step">Its place in its plan, from 0.</param>
[WireName("change.step-done.v1")]
public sealed record ChangeStepDone(StepPlan Plan, int Step, string? Note, Evidence? Evidence) : ChangeEvent;

[WireName("change.step-failed.v1")]
public sealed record ChangeStepFailed(StepPlan Plan, int Step, string Reason, Evidence? Evidence) : ChangeEvent;

/// <summary>It is not gone on with; the way back begins.</summary>
[WireName("change.aborted.v1")]
public sealed record ChangeAborted(string Reason) : ChangeEvent;

/// <summary>Somebody looked whether it does what it should.</summary>
[WireName("change.verified.v1")]
public sealed record ChangeVerified(bool Passed, string Findings, Evidence? Evidence) : ChangeEvent;

/// <summary>Items do not read what the change, or the way back from it, should have left.</summary>
[WireName("change.drifted.v1")]
public sealed record ChangeDrifted(IReadOnlyList<ItemDifference> Differences) : ChangeEvent;

/// <summary>Somebody looked back at it.</summary>
[WireName("change.evaluated.v1")]
public sealed record ChangeEvaluated(bool MetGoal, string Findings, string? FollowUp) : ChangeEvent;

[WireName("change.closed.v1")]
public sealed record ChangeClosed(ChangeClosure Closure, string? Note) : ChangeEvent;

[WireName("change.commented.v1")]
public sealed record ChangeCommented(string Text) : ChangeEvent;

/// <summary>Somebody found that it caused an incident.</summary>
[WireName("change.incident-linked.v1")]
public sealed record ChangeIncidentLinked(Guid IncidentId) : ChangeEvent;

[WireName("change.incident-unlinked.v1")]
public sealed record ChangeIncidentUnlinked(Guid IncidentId, string Reason) : ChangeEvent;
