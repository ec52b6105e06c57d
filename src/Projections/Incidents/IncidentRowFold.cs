using EventSourcedOps.Domain.Access;
using EventSourcedOps.Domain.Incidents;
using EventSourcedOps.Domain.Services;
using EventSourcedOps.Projections.EventLog;

namespace EventSourcedOps.Projections.Incidents;

/// <summary>How each fact about an incident changes its row.</summary>
internal static class IncidentRowFold
{
    public static IncidentRow? Evolve(IncidentRow? row, Recorded happened) => (row, happened.Fact) switch
    {
        (null, IncidentReported e) => new(
            happened.Stream, happened.Organisation, e.Number, e.Title, e.Description, e.Channel, e.ServiceId, e.AffectedItem,
            e.Reporter, e.BeganAt, happened.OccurredAt, e.ExternalReference) { Label = e.Label ?? DataLabel.Normal },
        (null, _) => throw new InvalidOperationException($"{happened.Type} of an incident that nobody reported."),
        var (now, fact) => Work(now, fact, happened) ?? End(now, fact, happened) ?? Calls(now, fact, happened) ?? Ties(now, fact) ?? Record(now, fact, happened)
            ?? throw new InvalidOperationException($"Nobody said what {happened.Type} shows on the board."),
    };

    private static IncidentRow? Work(IncidentRow now, object fact, Recorded happened) => fact switch
    {
        IncidentTriaged e => now with
        {
            Category = e.Category, Subcategory = e.Subcategory, Impact = e.Impact, Urgency = e.Urgency, Priority = e.Priority,
        },
        IncidentAssigned e   => now.Handed(e.TeamId, e.Technician),
        IncidentReassigned e => now.Handed(e.TeamId, e.Technician) with { Reassignments = now.Reassignments + 1 },
        IncidentHandedOver e => now.Handed(now.TeamId, e.Technician) with
        {
            Call = now is { Accepted: false, Call.Phase: CallingPhase.Waiting } ? now.Call : null,
        },
        IncidentHandedBack   => now.Handed(now.TeamId, null),
        IncidentAccepted e   => now with
        {
            Technician = e.Technician, Accepted = true, AcceptedAt = now.AcceptedAt ?? happened.OccurredAt,
            Call = now.Call is { Phase: CallingPhase.Waiting } call ? call with { Phase = CallingPhase.Answered, AnsweredBy = e.Technician } : now.Call,
        },
        IncidentHeld e       => now with { HoldReason = e.Reason, HoldNote = e.Note },
        IncidentResumed      => now.Unheld(),
        IncidentEscalated e  => now with { EscalatedTo = e.Level ?? now.EscalatedTo },
        _ => null,
    };

    private static IncidentRow? End(IncidentRow now, object fact, Recorded happened) => fact switch
    {
        IncidentResolved e => now.Unheld() with
        {
            ResolutionCode = e.Code, Resolution = e.Text, ResolvedAt = happened.OccurredAt,
        },
        IncidentReopened => now with
        {
            ResolutionCode = null, Resolution = null, ResolvedAt = null, Reopens = now.Reopens + 1, Call = null,
        },
        IncidentClosed e          => now.Ended(e.Closure, happened.OccurredAt),
        IncidentMarkedDuplicate e => now.Ended(Closure.Duplicate, happened.OccurredAt) with { DuplicateOf = e.OriginalId },
        IncidentUnmarkedDuplicate => now with { DuplicateOf = null, Closure = null, ClosedAt = null },
        _ => null,
    };

    private static IncidentRow? Calls(IncidentRow now, object fact, Recorded happened) => fact switch
    {
        IncidentCalled e => now with
        {
            Call = new(e.PlanVersion, e.Round, e.Step, [.. e.People], [.. e.Channels], happened.OccurredAt, e.NextAt),
        },
        IncidentCallAnswered e => now with { Call = now.Call! with { Phase = CallingPhase.Answered, AnsweredBy = e.Person } },
        IncidentCallUnanswered => now with { Call = now.Call! with { Phase = CallingPhase.Unanswered } },
        _ => null,
    };

    private static IncidentRow? Ties(IncidentRow now, object fact) => fact switch
    {
        IncidentDuplicateNoted e   => now with { Duplicates = now.Duplicates.Add(e.DuplicateId) },
        IncidentDuplicateStruck e  => now with { Duplicates = now.Duplicates.Remove(e.DuplicateId) },
        IncidentLinkedToParent e   => now with { ParentId = e.ParentId },
        IncidentUnlinkedFromParent => now with { ParentId = null },
        IncidentChildNoted e       => now with { Children = now.Children.Add(e.ChildId) },
        IncidentChildStruck e      => now with { Children = now.Children.Remove(e.ChildId) },
        IncidentLinked e           => now with { Links = now.Links.Add(new(e.Kind, e.Reference)) },
        IncidentUnlinked e         => now with { Links = now.Links.Remove(new(e.Kind, e.Reference)) },
        MajorIncidentDeclared      => now with { Major = true },
        MajorIncidentWithdrawn     => now with { Major = false },
        _ => null,
    };

    private static IncidentRow? Record(IncidentRow now, object fact, Recorded happened) => fact switch
    {
        IncidentSuspectsRanked e => now with { Ranking = e.Ranking },
        IncidentCommented      => now with { Comments = now.Comments + 1 },
        IncidentFileAttached e => now with
        {
            Files = now.Files.Add(new(e.Sha256, e.FileName, e.Bytes, e.MediaType, happened.By, happened.OccurredAt)),
        },
        IncidentRelabelled e     => now with { Label = e.Label, Relabelled = new(now.Label, happened.Version) },
        IncidentCorrected e      => now with { Title = e.Title, Description = e.Description },
        IncidentMovedToService e => now with { ServiceId = e.ServiceId },
        IncidentClockSet e       => now.Due(e.Kind, e.DueAt),
        IncidentClockStopped e   => now.Due(e.Kind, null) with { Breached = now.Breached || !e.Met },
        IncidentClockBreached    => now with { Breached = true },
        IncidentClockWarned      => now,
        _ => null,
    };

    extension(IncidentRow row)
    {
        private IncidentRow Handed(Guid? team, string? technician) =>
            row with { TeamId = team, Technician = technician, Accepted = false, Call = null };

        private IncidentRow Unheld() => row with { HoldReason = null, HoldNote = null };

        private IncidentRow Ended(Closure closure, DateTimeOffset at) =>
            row.Unheld() with { Closure = closure, ClosedAt = at };

        private IncidentRow Due(ClockKind kind, DateTimeOffset? at) =>
            kind == ClockKind.Response ? row with { ResponseDueAt = at } : row with { ResolutionDueAt = at };
    }
}
