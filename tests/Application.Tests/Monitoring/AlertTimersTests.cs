using EventSourcedOps.Application.Monitoring.Processes;
using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Monitoring;

namespace EventSourcedOps.Application.Tests.Monitoring;

/// <summary>What an alert waits for, and what puts it off or takes it back.</summary>
public sealed class AlertTimersTests
{
    private static readonly DateTimeOffset Nine = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly Guid Alert = Ids.Derived("alert");
    private static readonly AlertEvidence Evidence = new("errors", Nine, Nine, 1, null, null, null, "test", []);
    private static readonly AlertFired Fired = new("330000", "Slow", AlertSeverity.Warning, Ids.Derived("f"), Ids.Derived("g"), [], Evidence);

    [Fact]
    public void What_nobody_looks_at_is_asked_about_after_a_quarter_of_an_hour_until_somebody_does()
    {
        Asked<UnattendedAlerts>(Fired).ShouldBe(Nine.AddMinutes(15));
        Asked<UnattendedAlerts>(new AlertEscalated(AlertSeverity.Warning, AlertSeverity.Major, "unattended")).ShouldBe(Nine.AddMinutes(15));
        Asked<UnattendedAlerts>(new AlertUnsuppressed(SuppressionCause.Silence, "night")).ShouldBe(Nine.AddMinutes(15));
        foreach (AlertEvent told in new AlertEvent[]
                 {
                     new AlertAcknowledged("lin", null), new AlertClaimed("lin"), new AlertResolved(AlertEnding.Recovered, null),
                     new AlertSuppressed(SuppressionCause.Silence, "night", null),
                 })
            Asked<UnattendedAlerts>(told).ShouldBeNull();
        IdOf<UnattendedAlerts>(Fired).ShouldBe(IdOf<UnattendedAlerts>(new AlertClaimed("lin")));
    }

    [Fact]
    public void Each_turn_of_one_that_flaps_puts_off_the_look_whether_it_is_calm()
    {
        Asked<AlertSettling>(new AlertFlapping(4, 1_800)).ShouldBe(Nine.AddMinutes(10));
        Asked<AlertSettling>(new AlertTurned(true)).ShouldBe(Nine.AddMinutes(10));
        Asked<AlertSettling>(new AlertCalmed()).ShouldBeNull();
        IdOf<AlertSettling>(new AlertTurned(true)).ShouldBe(IdOf<AlertSettling>(new AlertFlapping(4, 1_800)));
    }

    [Fact]
    public void A_suppression_ends_when_it_says_and_is_told_apart_from_the_others()
    {
        var (night, change) = (new AlertSuppressed(SuppressionCause.Silence, "night", Nine.AddHours(2)), new AlertSuppressed(SuppressionCause.Maintenance, "CHG1", Nine.AddHours(3)));
        Asked<SuppressionEnding>(night).ShouldBe(Nine.AddHours(2));
        Asked<SuppressionEnding>(new AlertUnsuppressed(SuppressionCause.Silence, "night")).ShouldBeNull();
        Asked<SuppressionEnding>(night with { Until = null }).ShouldBeNull();
        IdOf<SuppressionEnding>(night).ShouldNotBe(IdOf<SuppressionEnding>(change));
    }

    [Fact]
    public void Only_what_is_critical_or_told_again_may_become_an_incident_by_itself()
    {
        new CriticalAlerts().MessagesOf(Told(Fired)).ShouldBeEmpty();
        Asked<CriticalAlerts>(Fired with { Severity = AlertSeverity.Critical }).ShouldBe(Nine);
        Asked<CriticalAlerts>(new AlertUnsuppressed(SuppressionCause.Silence, "night")).ShouldBe(Nine);
    }

    private static DateTimeOffset? Asked<TStep>(AlertEvent happened) where TStep : IProcessStep, new() => Message<TStep>(happened).DueAt;

    private static Guid IdOf<TStep>(AlertEvent happened) where TStep : IProcessStep, new() => Message<TStep>(happened).Id;

    private static OutboxMessage Message<TStep>(AlertEvent happened) where TStep : IProcessStep, new() => new TStep().MessagesOf(Told(happened)).ShouldHaveSingleItem();

    private static Told Told(AlertEvent happened) => new(happened, Ids.Derived("event"), Alert, "330000", Nine, Nine);
}
