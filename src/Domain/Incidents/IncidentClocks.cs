using System.Collections.Immutable;
using EventSourcedOps.Domain.Services;
using static EventSourcedOps.Domain.Incidents.IncidentRefusals;

namespace EventSourcedOps.Domain.Incidents;

using Decision = Decision<IncidentEvent>;

/// <summary>
/// Records what the clocks promise and how they ended. The truth about a clock is always its history under the agreements; what is
/// recorded here is what people were told, which timers and verdicts hang on.
/// </summary>
public static class IncidentClocks
{
    public static readonly ImmutableArray<int> WarningPercents = [50, 80, Breach];

    private const int Breach = 100;

    extension(Incident? incident)
    {
        /// <summary>A timer's wish to warn. It comes to nothing when the clock stopped, was warned before or has time left.</summary>
        public Decision Warn(ClockKind kind, int percent, Circumstances given)
        {
            if (incident is null) return Unknown;
            var clock = incident.Clock(kind);
            if (clock is not { Stopped: false, Promise.TargetSeconds: not null } || percent <= clock.Warned) return Decision.Nothing;
            var at = clock.NotBefore(given.At);
            var reached = ClockForecast.Reaches(clock.History, given.Landscape, percent, at);
            if (reached is null || reached > at) return Decision.Nothing;
            var warned = new IncidentClockWarned(kind, percent);
            return percent < Breach ? warned : new IncidentEvent[] { warned, new IncidentClockBreached(kind, reached.Value) };
        }

        /// <summary>Tells anew what the clocks promise, after an agreement or a calendar changed.</summary>
        public Decision RescheduleClocks(Circumstances given) =>
            incident is null ? Unknown : (IncidentEvent[])[.. Follow(null, incident, given)];
    }

    /// <summary>The decision together with what it makes of the clocks. A refusal, or nothing, leaves them alone.</summary>
    public static Decision Followed(Decision decision, Incident? before, Circumstances given)
    {
        if (decision.Events.Count == 0) return decision;
        var after = decision.Events.Aggregate(before, (state, happened) => Incident.Evolve(state, happened, given.At))!;
        return (IncidentEvent[])[.. decision.Events, .. Follow(before, after, given)];
    }

    /// <summary>What must be recorded about the clocks that a decision touched.</summary>
    /// <param name="before">The incident before the decision; null looks at both clocks.</param>
    public static IEnumerable<IncidentEvent> Follow(Incident? before, Incident after, Circumstances given) =>
        Enum.GetValues<ClockKind>()
            .Where(kind => !ReferenceEquals(before?.Clock(kind), after.Clock(kind)))
            .Select(kind => Follow(after.Clock(kind), given))
            .OfType<IncidentEvent>();

    private static IncidentEvent? Follow(IncidentClock clock, Circumstances given)
    {
        if (clock is { Stopped: true, Judged: true }) return null;
        var at = clock.NotBefore(given.At);
        var reading = SlaClock.Read(clock.History, given.Landscape, at);
        if (reading.Target is null && clock.Promise is null) return null;
        if (clock.Stopped) return Verdict(clock, reading);
        var promise = Promise(clock, reading, given.Landscape, at);
        return !clock.Judged && promise.PromisesAs(clock.Promise) ? null : promise;
    }

    private static IncidentClockStopped Verdict(IncidentClock clock, ClockReading reading) => new(
        clock.History.Kind, clock.History.Changes.FindLast(change => change is ClockStopped)!.At, Seconds(reading.Consumed),
        reading.Target is { } target ? Seconds(target) : null, reading.BreachedAt is null, reading.AgreementId, reading.AgreementVersion);

    private static IncidentClockSet Promise(
        IncidentClock clock, ClockReading reading, Landscape landscape, DateTimeOffset at)
    {
        long? target = reading.Target is { } allowed ? Seconds(allowed) : null;
        var warned = target == clock.Promise?.TargetSeconds ? clock.Warned : 0;
        var next = target is null ? null : WarningPercents.Where(percent => percent > warned).Cast<int?>().FirstOrDefault();
        var nextAt = next is { } percent ? ClockForecast.Reaches(clock.History, landscape, percent, at) : null;
        var due = reading.DueAt is null ? null : ClockForecast.Reaches(clock.History, landscape, Breach, at);
        return new(
            clock.History.Kind, reading.State, Seconds(reading.Consumed), target, due,
            nextAt is null ? null : next, nextAt, reading.AgreementId, reading.AgreementVersion);
    }

    private static long Seconds(TimeSpan span) => (long)span.TotalSeconds;
}
