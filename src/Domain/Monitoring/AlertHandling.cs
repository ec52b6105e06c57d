using static EventSourcedOps.Domain.Monitoring.AlertRefusals;

namespace EventSourcedOps.Domain.Monitoring;

using Decision = Decision<AlertEvent>;

/// <summary>What people do to an alert, and what silences, changes and other alerts do on somebody's behalf.</summary>
public static class AlertHandling
{
    extension(Alert? alert)
    {
        public Decision Acknowledge(string? note, Circumstances given) =>
            alert.Forbids(AlertAction.Acknowledge, out var no) ? no : new AlertAcknowledged(given.By, note);

        /// <summary>Who works on it already need not say so again.</summary>
        public Decision Claim(Circumstances given) =>
            alert is { Ending: null } && alert.Holder == given.By ? Decision.Nothing
            : alert.Forbids(AlertAction.Claim, out var no) ? no
            : new AlertClaimed(given.By);

        public Decision Transfer(string to, string reason) =>
            alert.Forbids(AlertAction.Transfer, out var no) ? no
            : string.IsNullOrWhiteSpace(to) ? ToNobody
            : alert.Holder == to ? Decision.Nothing
            : new AlertTransferred(alert.Holder!, to, reason);

        /// <summary>Several reasons may hold at once; it is told again when the last one is gone.</summary>
        public Decision Suppress(SuppressionCause cause, string reference, DateTimeOffset? until, Circumstances given) =>
            alert.Forbids(AlertAction.Suppress, out var no) ? no
            : until <= given.At ? PassedAlready
            : alert.Suppressions.Contains(new(cause, reference, until)) ? Decision.Nothing
            : new AlertSuppressed(cause, reference, until);

        public Decision Unsuppress(SuppressionCause cause, string reference) =>
            alert.Forbids(AlertAction.Unsuppress, out var no) ? no
            : alert.IsSuppressedFor(cause, reference) ? new AlertUnsuppressed(cause, reference)
            : NotSuppressed;

        public Decision Escalate(string reason) =>
            alert.Forbids(AlertAction.Escalate, out var no) ? no : new AlertEscalated(alert.Severity, alert.Severity + 1, reason);

        /// <summary>A person's word. If it still fires, the next signal opens it again.</summary>
        public Decision Resolve(string? note) =>
            alert.Forbids(AlertAction.Resolve, out var no) ? no : new AlertResolved(AlertEnding.Person, note);

        public Decision Comment(string text) =>
            alert.Forbids(AlertAction.Comment, out var no) ? no : new AlertCommented(text);
    }
}
