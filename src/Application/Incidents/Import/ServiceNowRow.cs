using EventSourcedOps.Domain.Incidents;

namespace EventSourcedOps.Application.Incidents.Import;

/// <summary>Where an incident stood in ServiceNow.</summary>
public enum ServiceNowState
{
    New, Active, AwaitingUser, AwaitingProblem, AwaitingSupplier, AwaitingEvidence, AwaitingChange, Resolved, Closed,
}

/// <summary>One audit row: the whole record as it stood after a change. Null where the export says it does not know.</summary>
/// <param name="Line">Line of the file on which the row begins.</param>
/// <param name="Symptom">What the caller complained of; the export has no title.</param>
/// <param name="Change">The change that will cure it (rfc).</param>
/// <param name="CausedBy">The change that did the harm (caused_by).</param>
public sealed record ServiceNowRow(
    long Line, string Number, ServiceNowState State, int Reassignments, int Reopens, DateTimeOffset OpenedAt, DateTimeOffset UpdatedAt,
    string? UpdatedBy, string? Caller, Channel Channel, string? Location, string? Category, string? Subcategory, string? Symptom,
    string? Item, Impact Impact, Urgency Urgency, string? Group, string? Technician, string? Problem, string? Change, string? CausedBy,
    string? ClosedCode, string? ResolvedBy)
{
    /// <summary>What it waits for; null when it does not wait.</summary>
    public HoldReason? Hold => State switch
    {
        ServiceNowState.AwaitingUser     => HoldReason.AwaitingUser,
        ServiceNowState.AwaitingProblem  => HoldReason.AwaitingProblem,
        ServiceNowState.AwaitingSupplier => HoldReason.AwaitingSupplier,
        ServiceNowState.AwaitingEvidence => HoldReason.AwaitingEvidence,
        ServiceNowState.AwaitingChange   => HoldReason.AwaitingChange,
        _                                => null,
    };

    public bool Closed => State == ServiceNowState.Closed;

    public bool Done => State is ServiceNowState.Resolved or ServiceNowState.Closed;

    public IEnumerable<Link> Links
    {
        get
        {
            if (Problem is not null) yield return new(LinkKind.Problem, Problem);
            if (Change is not null) yield return new(LinkKind.Change, Change);
            if (CausedBy is not null && CausedBy != Change) yield return new(LinkKind.Change, CausedBy);
            if (Item is not null) yield return new(LinkKind.Item, Item);
        }
    }
}

/// <summary>A row as it came out of the file: readable, or what is wrong with it.</summary>
public sealed record ServiceNowLine(long Line, string? Number, ServiceNowRow? Row, string? Fault);
