namespace EventSourcedOps.Domain.Monitoring;

using Decision = Decision<AlertEvent>;

/// <summary>What silences do to an alert, from the moment it fires.</summary>
public static class AlertSilencing
{
    extension(Alert? alert)
    {
        /// <summary>It fires, again or still; what begins while a silence means it is not told.</summary>
        public Decision Hear(AlertSignal signal, FlapPolicy flaps, Circumstances given)
        {
            var told = alert.Signal(signal, flaps, given);
            if (!told.Events.Any(happened => happened is AlertFired or AlertReopened)) return told;
            var now = told.Events.Aggregate(alert, (state, happened) => Alert.Evolve(state, happened, given.At));
            return (AlertEvent[])
            [
                .. told.Events,
                .. given.Landscape.SilencesOf(signal.Organisation, signal.Labels, given.At)
                    .Where(silence => !now!.IsSuppressedFor(SuppressionCause.Silence, silence.Reference))
                    .Select(silence => new AlertSuppressed(SuppressionCause.Silence, silence.Reference, silence.Until)),
            ];
        }

        /// <summary>A silence means it. One that has ended meanwhile, or an alert that has, changes nothing.</summary>
        public Decision Silence(Guid silenceId, Circumstances given) =>
            alert is null ? AlertRefusals.Unknown
            : alert.Ending is not null || given.Landscape.Silences.GetValueOrDefault(silenceId) is not { } silence || !silence.HoldsAt(given.At)
                ? Decision.Nothing
            : alert.Suppress(SuppressionCause.Silence, silence.Reference, silence.Until, given);

        /// <summary>A silence is over, also for an alert that is: it may come back.</summary>
        public Decision Unsilence(Guid silenceId) =>
            alert is null ? AlertRefusals.Unknown
            : alert.IsSuppressedFor(SuppressionCause.Silence, Monitoring.Silence.ReferenceOf(silenceId))
                ? new AlertUnsuppressed(SuppressionCause.Silence, Monitoring.Silence.ReferenceOf(silenceId))
            : Decision.Nothing;
    }
}
