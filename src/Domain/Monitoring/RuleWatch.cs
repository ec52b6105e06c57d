namespace EventSourcedOps.Domain.Monitoring;

/// <summary>
/// How one rule stands with one series between two looks: it fires when its condition held for long enough without a break, as "for" does
/// in Prometheus. Each rule keeps its own, so that several rules on one alert are several judgements.
/// </summary>
/// <param name="Since">Since when the condition holds; null while it does not.</param>
public readonly record struct RuleWatch(DateTimeOffset? Since, bool Firing)
{
    public static readonly RuleWatch Quiet = new(null, false);

    /// <summary>The next look. One that is older than the last changes nothing.</summary>
    public RuleWatch Look(bool holds, DateTimeOffset at, TimeSpan required) =>
        !holds ? Quiet
        : Since is not { } since ? new(at, required <= TimeSpan.Zero)
        : at < since ? this
        : new(since, Firing || at - since >= required);
}
