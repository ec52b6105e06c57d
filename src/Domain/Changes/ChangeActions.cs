using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using static EventSourcedOps.Domain.Changes.ChangeRefusals;
using static EventSourcedOps.Domain.Changes.ChangeStatus;

namespace EventSourcedOps.Domain.Changes;

/// <summary>
/// What may be done to a change as it stands. Every decision asks here first, and people are offered what is allowed here,
/// so that the two cannot differ.
/// </summary>
public static class ChangeActions
{
    private static readonly ImmutableArray<ChangeAction> All = [.. Enum.GetValues<ChangeAction>()];

    public static IReadOnlySet<ChangeAction> Allowed(Change? change) =>
        All.Where(action => !change.Forbids(action, out _)).ToImmutableSortedSet();

    /// <summary>The same for somebody in particular: nobody approves what they want themselves, or speaks twice.</summary>
    public static IEnumerable<ChangeAction> AllowedTo(Change? change, string person) => Allowed(change).Where(action =>
        action is not (ChangeAction.Review or ChangeAction.Approve or ChangeAction.Reject) || ChangeApproving.Objection(change!, person) is null);

    /// <summary>Whether that cannot be done now whatever the arguments, and why.</summary>
    internal static bool Forbids([NotNullWhen(false)] this Change? change, ChangeAction action, [NotNullWhen(true)] out Refusal? refusal) =>
        (refusal = change is null ? Unknown : Objection(change, action)) is not null;

    private static Refusal? Objection(Change change, ChangeAction action) => action switch
    {
        // What is closed may still turn out to have caused an incident.
        ChangeAction.LinkIncident   => change.Started ? null : NotStarted,
        ChangeAction.UnlinkIncident => change.Incidents.IsEmpty ? IncidentNotLinked : null,
        _ when change.Closure is not null => AlreadyClosed,

        ChangeAction.Comment  => null,
        ChangeAction.Plan     => change.Status == Draft ? null : NotInPlanning,
        ChangeAction.Submit   => change.Status == Draft ? Incomplete(change) : NotInPlanning,
        ChangeAction.Recall   => change.Started ? AlreadyStarted : change.SubmittedAt is null ? NotSubmitted : null,
        ChangeAction.Cancel   => change.Started ? AlreadyStarted : null,
        ChangeAction.Review   => Awaits(change, [ApprovalBody.Reviewer]),
        ChangeAction.Approve  => Awaits(change, [ApprovalBody.Manager, ApprovalBody.Board, ApprovalBody.EmergencyBoard]),
        ChangeAction.Reject   => change.Started ? AlreadyStarted : Awaits(change, [ApprovalBody.Manager, ApprovalBody.Board]),
        ChangeAction.Schedule => change.Started ? AlreadyStarted : change.Approved ? null : NotApproved,
        ChangeAction.Start    => ObjectionToStart(change),
        _ => Work(change, action),
    };

    private static Refusal? Work(Change change, ChangeAction action) => action switch
    {
        _ when !change.Started => NotStarted,
        ChangeAction.Step      => change.Status == Implementing ? null : change.Aborted ? AlreadyAborted : StepsDone,
        ChangeAction.Abort     => change.Aborted ? AlreadyAborted : null,
        ChangeAction.RollBack  => change.Status == RollingBack ? null : change.Aborted ? StepsDone : NotAborted,
        ChangeAction.Verify    => change.Status == Implemented ? null : change.Aborted ? AlreadyAborted : StepsLeft(change),
        ChangeAction.Evaluate  => change.Status.IsOver() ? null : NotOver,
        ChangeAction.Close     => ObjectionToClose(change),
        _ => throw new InvalidOperationException($"Nobody said when {action} is allowed."),
    };

    private static Refusal StepsLeft(Change change) => change.Verified == true ? AlreadyVerified : NotImplemented;

    private static Refusal? Awaits(Change change, ReadOnlySpan<ApprovalBody> bodies) =>
        change.OpenStage is { } open && bodies.Contains(open.Body) ? null : NotAwaited;

    private static Refusal? Incomplete(Change change) => change.Plan switch
    {
        null                                                        => NoPlan,
        { Steps.Count: 0 }                                          => NoSteps,
        { Rollback.Count: 0 }                                       => NoRollback,
        { Items.Count: 0 }                                          => NoItems,
        { Window: null } when change.Kind != ChangeKind.Emergency   => NoWindow,
        _                                                           => null,
    };

    // Approval and a way back are asked for here once more: whatever led to this state, work never begins without them.
    private static Refusal? ObjectionToStart(Change change) => change switch
    {
        { Started: true }                   => AlreadyStarted,
        { Approved: false }                 => NotApproved,
        { OpenStage: not null }             => NotApproved,
        { Plan: null or { Rollback.Count: 0 } } => NoRollback,
        { Booked: null, Kind: not ChangeKind.Emergency } => NotScheduled,
        _                                   => null,
    };

    private static Refusal? ObjectionToClose(Change change) => change switch
    {
        _ when !change.Status.IsOver()   => NotOver,
        { OpenStage: not null }  => BoardMissing,
        { Evaluation: null } when change.Kind != ChangeKind.Standard || change.Aborted => NotEvaluated,
        _                        => null,
    };
}
