using EventSourcedOps.Domain.Changes;
using EventSourcedOps.Projections.EventLog;

namespace EventSourcedOps.Projections.Changes;

/// <summary>What each fact adds to the row beside the state that the rules see.</summary>
internal static class ChangeRowFold
{
    public static ChangeRow Evolve(ChangeRow? row, ChangeEvent fact, Recorded happened)
    {
        var state = Change.Evolve(row?.State, fact, happened.OccurredAt);
        var now = row is null
            ? new(happened.Stream, happened.Organisation, state, (fact as ChangeDrafted)?.Description, happened.OccurredAt)
            : row with { State = state };
        return (Approval(now, fact, happened) ?? Work(now, fact, happened) ?? End(now, fact, happened)) with
        {
            Overdue = fact is ChangeApprovalOverdue || now.Overdue && state.OpenStage?.Body == row?.State.OpenStage?.Body,
        };
    }

    private static ChangeRow? Approval(ChangeRow now, ChangeEvent fact, Recorded happened) => fact switch
    {
        ChangeSubmitted e => now with { ImpactAtSubmission = e.Impact, Rounds = now.Rounds + 1 },
        ChangeAgreed e    => now with { Spoken = now.Spoken.Add(new(e.Body, e.Person, true, e.Comment, happened.OccurredAt, now.Rounds)) },
        ChangeRejected e  => now.Unapproved() with
        {
            Spoken = now.Spoken.Add(new(e.Body, e.Person, false, e.Reason, happened.OccurredAt, now.Rounds)),
        },
        ChangeRecalled    => now.Unapproved(),
        ChangeApproved e  => now with { ApprovedAt = happened.OccurredAt, ItemsAtApproval = [.. e.Items], ImpactAtApproval = e.Impact },
        ChangeScheduled e => now with { Conflicts = e.Conflicts, ConflictReason = e.ConflictReason },
        _ => null,
    };

    private static ChangeRow? Work(ChangeRow now, ChangeEvent fact, Recorded happened) => fact switch
    {
        ChangeStepDone e => now with
        {
            Reports = now.Reports.Add(new(e.Plan, e.Step, true, e.Note, e.Evidence, happened.By, happened.OccurredAt)),
        },
        ChangeStepFailed e => now with
        {
            Reports = now.Reports.Add(new(e.Plan, e.Step, false, e.Reason, e.Evidence, happened.By, happened.OccurredAt)),
        },
        ChangeAborted e  => now with { AbortedAt = happened.OccurredAt, AbortReason = e.Reason, EvaluatedAt = null, EvaluatedBy = null },
        ChangeVerified e => now with
        {
            Verifications = now.Verifications.Add(new(e.Passed, e.Findings, e.Evidence, happened.By, happened.OccurredAt)),
        },
        _ => null,
    };

    private static ChangeRow End(ChangeRow now, ChangeEvent fact, Recorded happened) => fact switch
    {
        ChangeEvaluated => now with { EvaluatedBy = happened.By, EvaluatedAt = happened.OccurredAt },
        ChangeClosed e  => now with { ClosedAt = happened.OccurredAt, ClosingNote = e.Note },
        ChangeCommented => now with { Comments = now.Comments + 1 },
        _               => now,
    };

    private static ChangeRow Unapproved(this ChangeRow row) => row with
    {
        ApprovedAt = null, ItemsAtApproval = [], ImpactAtApproval = null, Conflicts = 0, ConflictReason = null,
    };
}
