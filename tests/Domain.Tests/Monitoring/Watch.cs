using EventSourcedOps.Domain.Monitoring;
using static EventSourcedOps.Domain.Tests.Province;

namespace EventSourcedOps.Domain.Tests.Monitoring;

/// <summary>A service whose errors are watched: the small world that tests of alerts start from.</summary>
internal static class Watch
{
    public static readonly DateTimeOffset Nine = new(2026, 3, 2, 9, 0, 0, TimeSpan.FromHours(8));
    public static readonly AlertEvidence Evidence = new("error_rate{service=\"orders\"}", Nine.AddMinutes(-5), Nine, 0.4, 0.01, 0, 0.05,
        "threshold.v1", []);
    public static readonly AlertSignal Errors = new(
        Hangzhou, "Orders fail", AlertSeverity.Warning, [new("service", "orders"), new("pod", "orders-7")], ["service"], Evidence);

    public static Circumstances By(string who, DateTimeOffset? at = null) => new(at ?? Nine, at ?? Nine, who, Standing, _ => null);

    public static Circumstances After(double minutes) => By("watch", Nine.AddMinutes(minutes));

    public static Alert? Given(params IEnumerable<(double Minutes, AlertEvent Happened)> history) =>
        history.Aggregate((Alert?)null, (state, next) => Alert.Evolve(state, next.Happened, Nine.AddMinutes(next.Minutes)));

    /// <summary>What a row of decisions leaves, each that many minutes after nine; each must be accepted.</summary>
    public static Alert? Through(Alert? alert, params IEnumerable<(double Minutes, Func<Alert?, Circumstances,
        Decision<AlertEvent>> Decide)> decisions) =>
        decisions.Aggregate(alert, (now, next) =>
        {
            var decision = next.Decide(now, After(next.Minutes));
            decision.Refusal.ShouldBeNull();
            return decision.Events.Aggregate(now, (state, happened) => Alert.Evolve(state, happened, Nine.AddMinutes(next.Minutes)));
        });

    public static Decision<AlertEvent> Fire(Alert? alert, Circumstances given) => alert.Signal(Errors, FlapPolicy.Default, given);

    public static Decision<AlertEvent> Recover(Alert? alert, Circumstances given) => alert.Recover(FlapPolicy.Default, given);

    public static readonly Alert? Firing = Through(null, (0, Fire));
}
