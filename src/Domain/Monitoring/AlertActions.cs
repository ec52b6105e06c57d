using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using static EventSourcedOps.Domain.Monitoring.AlertRefusals;

namespace EventSourcedOps.Domain.Monitoring;

/// <summary>
/// What may be done to an alert as it stands. Every decision asks here first, and people are offered what is allowed here,
/// so that the two cannot differ.
/// </summary>
public static class AlertActions
{
    private static readonly ImmutableArray<AlertAction> All = [.. Enum.GetValues<AlertAction>()];

    public static IReadOnlySet<AlertAction> Allowed(Alert? alert) =>
        All.Where(action => !alert.Forbids(action, out _)).ToImmutableSortedSet();

    /// <summary>Whether that cannot be done now whatever the arguments, and why.</summary>
    internal static bool Forbids([NotNullWhen(false)] this Alert? alert, AlertAction action, [NotNullWhen(true)] out Refusal? refusal) =>
        (refusal = alert is null ? Unknown : Objection(alert, action)) is not null;

    private static Refusal? Objection(Alert alert, AlertAction action) => action switch
    {
        AlertAction.Comment     => null,
        _ when alert.Ending is not null => AlreadyResolved,
        AlertAction.Acknowledge => alert.SeenBy is null ? null : AlreadySeen,
        AlertAction.Claim       => alert.Holder is null ? null : ClaimedByOther,
        AlertAction.Transfer    => alert.Holder is null ? NotClaimed : null,
        AlertAction.Suppress    => null,
        AlertAction.Unsuppress  => alert.Suppressions.IsEmpty ? NotSuppressed : null,
        AlertAction.Escalate    => alert.Severity == AlertSeverity.Critical ? AlreadyHighest : null,
        AlertAction.Resolve     => null,
        AlertAction.RaiseIncident => alert.Incident is null ? null : AlreadyRaised,
        _ => throw new InvalidOperationException($"Nobody said when {action} is allowed."),
    };
}
