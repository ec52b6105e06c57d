using static EventSourcedOps.Domain.Monitoring.AlertRefusals;

namespace EventSourcedOps.Domain.Monitoring;

using Decision = Decision<AlertEvent>;

/// <summary>
/// What signals and time do to an alert. Signals come again and again while something fires; only what changes is recorded. An alert that
/// turns to and fro is held open until it is calm, after the flap detection of Nagios ("Detection and Handling of State Flapping"), but
/// with turns in a span of time instead of a share of the last checks, so that it does not depend on how often somebody looks.
/// </summary>
public static class AlertSignalling
{
    extension(Alert? alert)
    {
        /// <summary>It fires, again or still.</summary>
        public Decision Signal(AlertSignal signal, FlapPolicy flaps, Circumstances given)
        {
            if (Malformed(signal) is { } no) return no;
            var fingerprint = AlertIdentity.FingerprintOf(signal.Organisation, signal.Labels);
            if (alert is null)
                return new AlertFired(
                    signal.Organisation, signal.Title, signal.Severity, fingerprint,
                    AlertIdentity.GroupOf(signal.Organisation, signal.Labels, signal.GroupBy),
                    [.. AlertIdentity.Ordered(signal.Labels)], signal.Evidence, signal.RuleId, signal.RuleVersion,
                    signal.Suspect);
            if (alert.Fingerprint != fingerprint) return OtherAlert;
            if (given.At < alert.LastTurn) return Decision.Nothing; // late news of a time that is judged already
            if (alert.Ending is not null) return alert.Reopen(signal, flaps, given);
            var news = new List<AlertEvent>();
            if (!alert.Firing) news.Add(new AlertTurned(true, signal.Evidence.From));
            if (signal.Severity != alert.Signalled) news.Add(new AlertSeverityChanged(alert.Severity, signal.Severity, signal.Evidence));
            return news.ToArray();
        }

        /// <summary>What was measured is as it should be.</summary>
        public Decision Recover(FlapPolicy flaps, Circumstances given) => alert switch
        {
            null => Unknown,
            { Ending: not null } or { Firing: false } => Decision.Nothing,
            _ when given.At < alert.LastTurn => Decision.Nothing,
            { Flapping: true } => new AlertTurned(false),
            _ when alert.Flaps(flaps, given) is { } flapping => new AlertEvent[] { flapping, new AlertTurned(false) },
            _ => new AlertResolved(AlertEnding.Recovered, null),
        };

        /// <summary>Time has passed: whether one that flaps is calm now.</summary>
        public Decision Settle(FlapPolicy flaps, Circumstances given) =>
            alert is null ? Unknown
            : !alert.Flapping || given.At - alert.LastTurn < flaps.Calm ? Decision.Nothing
            : alert.Firing ? new AlertCalmed()
            : new AlertEvent[] { new AlertCalmed(), new AlertResolved(AlertEnding.Recovered, null) };

        /// <summary>Time has passed: whether nobody looked for too long. What is suppressed waits.</summary>
        public Decision EscalateUnattended(EscalationPolicy policy, Circumstances given) =>
            alert is null ? Unknown
            : alert.Status != AlertStatus.Firing || alert.Severity >= policy.Highest ? Decision.Nothing
            : given.At - alert.SeveritySince < policy.After ? Decision.Nothing
            : new AlertEscalated(alert.Severity, alert.Severity + 1, "unattended");

        /// <summary>Time has passed: suppressions that end by themselves.</summary>
        public Decision EndSuppressions(Circumstances given) =>
            alert is null ? Unknown
            : alert.Suppressions.Where(one => one.Until <= given.At)
                .Select(one => (AlertEvent)new AlertUnsuppressed(one.Cause, one.Reference)).ToArray();

        /// <summary>Whoever told of it says nothing any more.</summary>
        public Decision Expire() =>
            alert is null ? Unknown : alert.Ending is not null ? Decision.Nothing : new AlertResolved(AlertEnding.Expired, null);
    }

    private static Decision Reopen(this Alert alert, AlertSignal signal, FlapPolicy flaps, Circumstances given)
    {
        if (given.At - alert.EndedAt > flaps.ReopenWithin) return Ended;
        var reopened = new AlertReopened(signal.Severity, signal.Evidence, signal.Suspect);
        return alert.Flaps(flaps, given) is { } flapping ? new AlertEvent[] { reopened, flapping } : reopened;
    }

    /// <summary>Told when this turn is one too many.</summary>
    private static AlertFlapping? Flaps(this Alert alert, FlapPolicy flaps, Circumstances given) =>
        alert.TurnsSince(given.At - flaps.Window) + 1 is var turns && turns >= Math.Min(flaps.MostTurns, Alert.MostTurns)
            ? new(turns, (int)flaps.Window.TotalSeconds) : null;

    private static Refusal? Malformed(AlertSignal signal) =>
        signal.Labels.Count == 0 ? Unlabelled
        : signal.Labels.Select(label => label.Name).Distinct(StringComparer.Ordinal).Count() < signal.Labels.Count ? LabelledTwice
        : null;
}
