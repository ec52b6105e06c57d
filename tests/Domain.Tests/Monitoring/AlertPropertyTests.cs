using CsCheck;
using EventSourcedOps.Domain.Monitoring;
using static EventSourcedOps.Domain.Tests.Monitoring.Watch;

namespace EventSourcedOps.Domain.Tests.Monitoring;

public sealed class AlertPropertyTests
{
    private static readonly int Actions = Enum.GetValues<AlertAction>().Length;

    /// <summary>
    /// Something that somebody, a signal or time tries, whether or not it makes sense, so many minutes after the one before.
    /// </summary>
    private static readonly Gen<List<(int Move, int Choice, int Minutes)>> Lives =
        Gen.Select(Gen.Int[0, Actions + 6], Gen.Int[0, 4], Gen.Int[-3, 12]).List[0, 80];

    /// <summary>Whatever is tried, in whatever order, the history it leaves can be replayed.</summary>
    [Fact]
    public void No_sequence_of_attempts_breaks_the_history() => Lives.Sample(attempts =>
    {
        var (alert, history) = Live(attempts);
        var replayed = Given(history);
        (replayed?.Status, replayed?.Severity, replayed?.Flapping, replayed?.Holder)
            .ShouldBe((alert?.Status, alert?.Severity, alert?.Flapping, alert?.Holder));
        replayed?.Turns.ShouldBe(alert!.Turns);
    }, iter: 2_000);

    [Fact]
    public void An_action_is_allowed_exactly_when_it_is_not_refused() => Lives.Sample(attempts =>
    {
        var (alert, _) = Live(attempts);
        var allowed = AlertActions.Allowed(alert);
        foreach (var action in Enum.GetValues<AlertAction>())
            (Try(action, 9, alert, By("somebody new", Nine.AddDays(1))).Refusal is null)
                .ShouldBe(allowed.Contains(action), $"{action} of {alert}");
    }, iter: 2_000);

    /// <summary>Between its beginnings and its ends nothing is told twice, and a flapping alert never counts as over.</summary>
    [Fact]
    public void Beginnings_and_ends_take_turns_and_severity_is_a_chain() => Lives.Sample(attempts =>
    {
        var (open, severity) = (false, (AlertSeverity?)null);
        Alert? state = null;
        foreach (var (minutes, happened) in Live(attempts).History)
        {
            var (begins, ends) = (happened is AlertFired or AlertReopened, happened is AlertResolved);
            if (begins) open.ShouldBeFalse();
            if (ends) open.ShouldBeTrue();
            open = begins || (open && !ends);
            if (happened is AlertEscalated or AlertSeverityChanged) ((AlertSeverity?)Before(happened)).ShouldBe(severity);
            state = Alert.Evolve(state, happened, Nine.AddMinutes(minutes));
            severity = state.Severity;
            (state.Status == AlertStatus.Resolved).ShouldBe(!open);
            if (state.Flapping) open.ShouldBeTrue();
            state.Turns.Length.ShouldBeInRange(1, Alert.MostTurns);
        }
    }, iter: 2_000);

    /// <summary>Labels in any order are one identity; other labels are another.</summary>
    [Fact]
    public void A_fingerprint_follows_from_the_set_of_labels() =>
        Gen.Select(Gen.String, Gen.String).List[1, 6].Sample(pairs =>
        {
            var labels = pairs.Select(pair => new AlertLabel(pair.Item1, pair.Item2)).ToList();
            var fingerprint = AlertIdentity.FingerprintOf("o", labels);
            AlertIdentity.FingerprintOf("o", Enumerable.Reverse(labels)).ShouldBe(fingerprint);
            AlertIdentity.FingerprintOf("o", labels.Select((label, at) =>
                at == 0 ? label with { Value = label.Value + "x" } : label)).ShouldNotBe(fingerprint);
        });

    private static AlertSeverity Before(AlertEvent happened) => happened switch
    {
        AlertEscalated e => e.From,
        AlertSeverityChanged e => e.From,
        _ => throw new ArgumentOutOfRangeException(nameof(happened)),
    };

    private static (Alert? Alert, List<(double Minutes, AlertEvent Happened)> History) Live(IEnumerable<(int Move, int Choice,
        int Minutes)> attempts)
    {
        var (alert, clock, history) = ((Alert?)null, 0.0, new List<(double, AlertEvent)>());
        foreach (var (move, choice, minutes) in attempts.Prepend((Actions, 1, 0)))
        {
            // Reported late at times, but never recorded before what was recorded.
            var given = By($"person {choice}", Nine.AddMinutes(Math.Max(0, clock + minutes)));
            clock = Math.Max(clock, clock + minutes);
            var decision = move < Actions ? Try((AlertAction)move, choice, alert, given) : Happen(move - Actions, choice, alert, given);
            if (decision.Refusal is not null) decision.Events.ShouldBeEmpty();
            foreach (var happened in decision.Events)
            {
                alert = Alert.Evolve(alert, happened, Nine.AddMinutes(clock));
                history.Add((clock, happened));
            }
        }

        return (alert, history);
    }

    private static Decision<AlertEvent> Happen(int move, int choice, Alert? alert, Circumstances given) => move switch
    {
        0 or 6 => alert.Signal(Errors with { Severity = (AlertSeverity)(choice % 4) }, FlapPolicy.Default, given),
        1 => alert.Recover(FlapPolicy.Default, given),
        2 => alert.Settle(FlapPolicy.Default, given),
        3 => alert.EscalateUnattended(EscalationPolicy.Default, given),
        4 => alert.EndSuppressions(given),
        _ => choice == 0 ? alert.Expire() : alert.Recover(FlapPolicy.Default, given),
    };

    private static Decision<AlertEvent> Try(AlertAction action, int choice, Alert? alert, Circumstances given) => action switch
    {
        AlertAction.Acknowledge => alert.Acknowledge("Looking", given),
        AlertAction.Claim       => alert.Claim(given),
        AlertAction.Transfer    => alert.Transfer($"colleague {choice}", "Night shift"),
        AlertAction.Suppress    => alert.Suppress((SuppressionCause)(choice % 3), $"reference {choice}", choice % 2 == 0
            ? null : given.At.AddMinutes(5), given),
        AlertAction.Unsuppress  => alert?.Suppressions.FirstOrDefault() is { } first
            ? alert.Unsuppress(first.Cause, first.Reference) : alert.Unsuppress(SuppressionCause.Silence, "none"),
        AlertAction.Escalate    => alert.Escalate("Press"),
        AlertAction.Resolve     => alert.Resolve(null),
        AlertAction.Comment     => alert.Comment("Hello"),
        AlertAction.RaiseIncident => alert.RaiseIncident(new(Ids.Derived("incident", $"{choice}")), Province.Portal, given),
        _ => throw new ArgumentOutOfRangeException(nameof(action)),
    };
}
