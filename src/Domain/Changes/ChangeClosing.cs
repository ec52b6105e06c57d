using EventSourcedOps.Domain.Incidents;
using static EventSourcedOps.Domain.Changes.ChangeRefusals;

namespace EventSourcedOps.Domain.Changes;

using Decision = Decision<ChangeEvent>;

/// <summary>How a change is judged once it is done or taken back, and how it comes to its end.</summary>
public static class ChangeClosing
{
    extension(Change? change)
    {
        /// <summary>Whether it does what it should. If not it can be aborted, or verified again.</summary>
        public Decision Verify(bool passed, string findings, Evidence? evidence) =>
            change.Forbids(ChangeAction.Verify, out var no) ? no : new ChangeVerified(passed, findings, evidence);

        /// <summary>Compares what the items read with what they should; told only when it differs from what was told last.</summary>
        public Decision CheckDrift(ChangeGround ground)
        {
            if (change is null) return Unknown;
            var differences = ground.Differences(change.Expected);
            return change.Closure is not null || !change.Status.IsOver() || differences.SequenceEqual(change.Drift) ? Decision.Nothing
                : new ChangeDrifted(differences);
        }

        public Decision Evaluate(bool metGoal, string findings, string? followUp) =>
            change.Forbids(ChangeAction.Evaluate, out var no) ? no
            : change.Evaluation == new Evaluation(metGoal, findings, followUp) ? Decision.Nothing
            : new ChangeEvaluated(metGoal, findings, followUp);

        /// <summary>Not while any item reads something else than it should.</summary>
        public Decision Close(string? note, ChangeGround ground) =>
            change.Forbids(ChangeAction.Close, out var no) ? no
            : ground.Differences(change.Expected).Count > 0 ? ItemsDiffer
            : new ChangeClosed(change.Aborted ? ChangeClosure.RolledBack : ChangeClosure.Successful, note);

        /// <summary>A person's word: time and topology only suggest.</summary>
        public Decision LinkIncident(Guid incidentId, Circumstances given) =>
            change.Forbids(ChangeAction.LinkIncident, out var no) ? no
            : change.Incidents.Contains(incidentId) ? Decision.Nothing
            : given.Seen(incidentId) is null ? IncidentUnknown
            : new ChangeIncidentLinked(incidentId);

        public Decision UnlinkIncident(Guid incidentId, string reason) =>
            change.Forbids(ChangeAction.UnlinkIncident, out var no) ? no
            : change.Incidents.Contains(incidentId) ? new ChangeIncidentUnlinked(incidentId, reason)
            : IncidentNotLinked;
    }

    internal static bool IsOver(this ChangeStatus status) => status is ChangeStatus.Verified or ChangeStatus.RolledBack;
}
