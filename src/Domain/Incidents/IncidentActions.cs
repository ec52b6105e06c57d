using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using static EventSourcedOps.Domain.Incidents.IncidentRefusals;

namespace EventSourcedOps.Domain.Incidents;

/// <summary>
/// What may be done to an incident as it stands. Every decision asks here first, and people are offered what is allowed here,
/// so that the two cannot differ.
/// </summary>
public static class IncidentActions
{
    private static readonly ImmutableArray<IncidentAction> All = [.. Enum.GetValues<IncidentAction>()];

    public static IReadOnlySet<IncidentAction> Allowed(Incident? incident) =>
        All.Where(action => !incident.Forbids(action, out _)).ToImmutableSortedSet();

    /// <summary>Whether that cannot be done now whatever the arguments, and why.</summary>
    internal static bool Forbids(
        [NotNullWhen(false)] this Incident? incident, IncidentAction action, [NotNullWhen(true)] out Refusal? refusal) =>
        (refusal = incident is null ? Unknown : Objection(incident, action)) is not null;

    private static Refusal? Objection(Incident incident, IncidentAction action) => action switch
    {
        IncidentAction.Relabel => null, // What is over can still do harm when it comes to light.
        IncidentAction.Link => null, // What is closed may still turn out to have been caused by a problem or a change.
        IncidentAction.Unlink => incident.Links.IsEmpty ? NotLinked : null,
        IncidentAction.UnmarkDuplicate => incident.Closure == Closure.Duplicate ? null : NotDuplicate,
        _ when incident.Closure is not null => AlreadyClosed,

        IncidentAction.Comment or IncidentAction.AttachFile or IncidentAction.Correct => null,
        IncidentAction.Reopen or IncidentAction.Close => incident.Resolved is null ? NotResolved : null,
        IncidentAction.Assign => incident.Triage is null ? NotTriaged : incident.TeamId is null ? null : AlreadyAssigned,
        IncidentAction.Reassign => incident.Triage is null ? NotTriaged : null, // Also of a resolved one: somebody must close it.
        IncidentAction.MarkDuplicate => incident.Duplicates.IsEmpty ? null : HasDuplicates,
        IncidentAction.LinkToParent => incident.ParentId is not null ? HasParent : incident.Children.IsEmpty ? null : HasChildren,
        IncidentAction.UnlinkFromParent => incident.ParentId is null ? NotChild : null,
        IncidentAction.WithdrawMajor => incident.Major ? null : NotMajor,
        _ when incident.Resolved is not null => AlreadyResolved,

        IncidentAction.Triage or IncidentAction.Hold or IncidentAction.Cancel or IncidentAction.MoveToService => null,
        IncidentAction.Resume => incident.Hold is null ? NotOnHold : null,
        IncidentAction.Escalate or IncidentAction.Resolve => incident.Triage is null ? NotTriaged : null,
        IncidentAction.AssignToOnCall => incident.Triage is null ? NotTriaged : incident.Technician is null ? null : AlreadyWithSomebody,
        IncidentAction.AnswerCall =>
            incident is { Status: IncidentStatus.Assigned, Calling.Phase: CallingPhase.Waiting } ? null : NobodyCalled,
        IncidentAction.Accept => ObjectionToAccepting(incident),
        IncidentAction.HandBack => incident.TeamId is null ? NotAssigned : null,
        IncidentAction.DeclareMajor => incident.Major ? AlreadyMajor : null,
        _ => throw new InvalidOperationException($"Nobody said when {action} is allowed."),
    };

    private static Refusal? ObjectionToAccepting(Incident incident) => incident switch
    {
        { TeamId: null }   => NotAssigned,
        { Hold: not null } => OnHold,
        { Accepted: true } => AlreadyAccepted,
        _                  => null,
    };
}
