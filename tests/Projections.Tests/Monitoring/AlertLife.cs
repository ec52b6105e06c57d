using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Monitoring;
using EventSourcedOps.Domain.Tests.Monitoring;
using EventSourcedOps.Projections.EventLog;

namespace EventSourcedOps.Projections.Tests.Monitoring;

/// <summary>One life of an alert in which everything happens that can.</summary>
internal static class AlertLife
{
    public static readonly Guid Id = Ids.Derived("alert", "life");
    public static readonly Guid First = Ids.Derived("incident", "first");
    public static readonly Guid Second = Ids.Derived("incident", "second");

    private static readonly Guid Service = Ids.Derived("service");
    private static readonly Guid Group = Ids.Derived("group");
    private static readonly AlertEvidence Later = Watch.Evidence with { Value = 0.9 };

    public static readonly IReadOnlyList<AlertEvent> Everything =
    [
        new AlertFired("330000", "Orders fail", AlertSeverity.Warning, Ids.Derived("fingerprint"), Group,
            [new("pod", "orders-7"), new("service", "orders")], Watch.Evidence),
        new AlertSuppressed(SuppressionCause.Silence, "night", Watch.Nine.AddHours(1)),
        new AlertSuppressed(SuppressionCause.Maintenance, "CHG0000001", null),
        new AlertUnsuppressed(SuppressionCause.Maintenance, "CHG0000001"),
        new AlertUnsuppressed(SuppressionCause.Silence, "night"),
        new AlertSeverityChanged(AlertSeverity.Warning, AlertSeverity.Major, Later),
        new AlertEscalated(AlertSeverity.Major, AlertSeverity.Critical, "unattended"),
        new AlertIncidentLinked(First, Service, true, "Orders fail", AlertSeverity.Critical, "orders", Group, "critical-alerts"),
        new AlertAcknowledged("lin", "Looking"),
        new AlertClaimed("lin"),
        new AlertTransferred("lin", "wang", "Night shift"),
        new AlertCommented("The pool is empty"),
        new AlertResolved(AlertEnding.Person, "Restarted"),
        new AlertReopened(AlertSeverity.Major, Watch.Evidence),
        new AlertFlapping(4, 1_800),
        new AlertTurned(false),
        new AlertTurned(true),
        new AlertIncidentLinked(Second, Service, false, "Orders fail", AlertSeverity.Major, "orders", Group, "wang"),
        new AlertCalmed(),
        new AlertResolved(AlertEnding.Recovered, null),
    ];

    public static IEnumerable<AlertEvent> UpTo(Type type) =>
        Everything.Take(Everything.Select((fact, i) => (fact, i)).First(pair => pair.fact.GetType() == type).i + 1);

    public static Recorded Recorded(AlertEvent fact, int i) => new(
        i + 1, Ids.Derived("life", $"{i}"), "330000", Id, i + 1, WireNames.Of(fact.GetType()), Watch.Nine.AddMinutes(i), "lin", null, null,
        EventHeaders.None, fact);
}
