using static EventSourcedOps.Domain.Changes.ChangeRefusals;

namespace EventSourcedOps.Domain.Changes;

using Decision = Decision<ChangeEvent>;

/// <summary>What became of a step.</summary>
public sealed record StepReport(int Step, bool Succeeded, string? Note, Evidence? Evidence);

/// <summary>How an approved change is booked, done step by step, and taken back step by step.</summary>
public static class ChangeImplementing
{
    extension(Change? change)
    {
        /// <summary>
        /// Books a time. Conflicts need a reason, and what bars every change bars this one unless it is an emergency. A time at which
        /// the change is riskier than what was approved needs another approval.
        /// </summary>
        public Decision Schedule(TimeWindow? window, string? implementer, string? conflictReason, ChangeGround ground, Circumstances given)
        {
            if (change.Forbids(ChangeAction.Schedule, out var no)) return no;
            if (!change.Plan!.Matches(ground.Plan)) return GroundMoved;
            if ((window ?? change.Plan.Window) is not { } wanted) return NoWindow;
            if (wanted.To <= wanted.From) return WindowReversed;
            if (wanted.To <= given.At) return WindowPassed;
            if (change.Booked == wanted && change.Implementer == implementer) return Decision.Nothing;
            var conflicts = ChangeConflicts.Of(change.Organisation, wanted, ground, given.Landscape);
            var risk = ChangeRisk.Of(change.Kind, change.Plan, wanted, ground, conflicts);
            return IsBarred(change, conflicts) ? Barred
                : conflicts.Count > 0 && conflictReason is null ? Conflicting
                : risk.Level > change.Risk!.Level && change.Kind != ChangeKind.Emergency ? RiskierThanApproved
                : new ChangeScheduled(wanted, implementer, risk, conflicts.Count, conflicts.Count > 0 ? conflictReason : null);
        }

        /// <summary>Work begins, in its time. What the items read now is what the way back will have to restore.</summary>
        public Decision Start(ChangeGround ground, Circumstances given)
        {
            if (change.Forbids(ChangeAction.Start, out var no)) return no;
            if (!change.Plan!.Matches(ground.Plan)) return GroundMoved;
            if (change.Booked is { } booked)
            {
                if (!booked.Holds(given.At)) return OutsideWindow;
                // A blackout may have been declared since the time was booked.
                if (IsBarred(change, ChangeConflicts.Of(change.Organisation, booked, ground, given.Landscape))) return Barred;
            }

            return new ChangeStarted(change.Implementer ?? given.By, ground.Readings);
        }

        public Decision ReportStep(StepReport report) =>
            change.Forbids(ChangeAction.Step, out var no) ? no : Reported(StepPlan.Implementation, change.Implementation, report);

        public Decision Abort(string reason) =>
            change.Forbids(ChangeAction.Abort, out var no) ? no : new ChangeAborted(reason);

        public Decision RollBackStep(StepReport report) =>
            change.Forbids(ChangeAction.RollBack, out var no) ? no : Reported(StepPlan.Rollback, change.Rollback, report);
    }

    private static bool IsBarred(Change change, IReadOnlyList<ChangeConflict> conflicts) =>
        change.Kind != ChangeKind.Emergency && conflicts.Any(conflict => conflict.Bars);

    private static Decision Reported(StepPlan plan, StepProgress progress, StepReport report) =>
        progress.Next != report.Step ? StepOutOfTurn
        : report.Succeeded ? new ChangeStepDone(plan, report.Step, report.Note, report.Evidence)
        : new ChangeStepFailed(plan, report.Step, report.Note ?? "", report.Evidence);
}
