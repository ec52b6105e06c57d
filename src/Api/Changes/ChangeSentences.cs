using EventSourcedOps.Domain.Changes;
using static EventSourcedOps.Api.Audit.Timelines;

namespace EventSourcedOps.Api.Changes;

/// <summary>Says in a sentence what happened to a change.</summary>
internal static class ChangeSentences
{
    public static string Of(ChangeEvent happened) => Approval(happened) ?? Work(happened) ?? End(happened)
        ?? throw new InvalidOperationException($"Nobody said how to tell of {happened.GetType().Name}.");

    private static string? Approval(ChangeEvent happened) => happened switch
    {
        ChangeDrafted e   => $"{e.Number} drafted by {e.Requester} ({e.Kind}): {e.Title}",
        ChangePlanned e   => $"Planned: {e.Plan.Steps.Count} steps, {e.Plan.Rollback.Count} steps back, {e.Plan.Items.Count} items{When(e.Plan.Window)}",
        ChangeSubmitted e => $"Submitted with risk {e.Risk.Level} ({e.Risk.Score} of 100)",
        ChangeRecalled e  => $"Taken back into planning{Why(e.Reason)}",
        ChangeAgreed e    => $"{e.Person} agreed ({e.Body}){Why(e.Comment)}",
        ChangeRejected e  => $"{e.Person} said no ({e.Body}){Why(e.Reason)}",
        ChangeApprovalOverdue e => $"The word of the {e.Body} is overdue",
        ChangeApproved e  => $"Approved; {e.Items.Count} items frozen",
        ChangeScheduled e => $"Booked{When(e.Window)}{(e.Conflicts > 0 ? $", {e.Conflicts} conflicts accepted{Why(e.ConflictReason)}" : "")}",
        _ => null,
    };

    private static string? Work(ChangeEvent happened) => happened switch
    {
        ChangeStarted e    => $"Begun by {e.Implementer}",
        ChangeStepDone e   => $"{Step(e.Plan, e.Step)} done{Why(e.Note)}{File(e.Evidence)}",
        ChangeStepFailed e => $"{Step(e.Plan, e.Step)} failed{Why(e.Reason)}{File(e.Evidence)}",
        ChangeAborted e    => $"Aborted{Why(e.Reason)}",
        ChangeVerified e   => $"{(e.Passed ? "Verified" : "Does not do what it should")}{Why(e.Findings)}{File(e.Evidence)}",
        ChangeDrifted { Differences.Count: 0 } => "Items read what they should again",
        ChangeDrifted e    => $"{e.Differences.Count} values differ from what the change should have left",
        _ => null,
    };

    private static string? End(ChangeEvent happened) => happened switch
    {
        ChangeEvaluated e => $"Looked back, {(e.MetGoal ? "goal met" : "goal missed")}{Why(e.Findings)}",
        ChangeClosed e    => $"Closed, {e.Closure}{Why(e.Note)}",
        ChangeCommented e => $"Comment: {e.Text}",
        ChangeIncidentLinked     => "Found to have caused an incident",
        ChangeIncidentUnlinked e => $"Did not cause the incident after all{Why(e.Reason)}",
        _ => null,
    };

    private static string Step(StepPlan plan, int step) => $"{(plan == StepPlan.Rollback ? "Step back" : "Step")} {step + 1}";

    private static string When(TimeWindow? window) => window is null ? "" : $", {window.From.UtcDateTime:u} to {window.To.UtcDateTime:u}";

    private static string File(Evidence? evidence) => evidence is null ? "" : $" ({evidence.FileName})";
}
