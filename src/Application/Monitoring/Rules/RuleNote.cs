using System.Text.Json;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Monitoring;
using EventSourcedOps.Domain.Telemetry;
using EventSourcedOps.Projections.EventLog;

namespace EventSourcedOps.Application.Monitoring.Rules;

/// <summary>Why a rule could not be judged.</summary>
public sealed record RuleFault(string Code, string Reason, DateTimeOffset Since);

/// <summary>What is remembered of a rule after a look.</summary>
/// <param name="LookedAt">The last moment that was judged; null when none could be.</param>
/// <param name="Count">How many series it came to.</param>
/// <param name="Told">The labels under which alerts were told of series that fire.</param>
public sealed record RuleNote(
    Guid Rule, string Organisation, int Version, DateTimeOffset? LookedAt, int Count, RuleStanding Standing,
    IReadOnlyDictionary<MetricLabels, IReadOnlyList<AlertLabel>> Told, RuleFault? Fault)
{
    public int Firing => Standing.Firing.Count();

    public int Waiting => Standing.Series.Count - Firing;

    /// <summary>The same after it could not be judged: nothing is lost, and the reason stands since it began.</summary>
    public RuleNote Failed(Refusal why, DateTimeOffset at) =>
        this with { Fault = new(why.Code, why.Reason, Fault?.Code == why.Code ? Fault.Since : at) };

    public static RuleNote Begin(Guid rule, string organisation, int version) => new(
        rule, organisation, version, null, 0, RuleStanding.Quiet, new Dictionary<MetricLabels, IReadOnlyList<AlertLabel>>(), null);

    /// <summary>The standing as it is stored.</summary>
    internal string Written() => JsonSerializer.Serialize(
        Standing.Series.Select(one => new Kept(one.Key.Pairs.ToDictionary(), one.Value.Since!.Value, one.Value.Firing, Told.GetValueOrDefault(one.Key))),
        EventJson.Options);

    internal static (RuleStanding Standing, Dictionary<MetricLabels, IReadOnlyList<AlertLabel>> Told) Read(string written)
    {
        var kept = JsonSerializer.Deserialize<List<Kept>>(written, EventJson.Options)!.Select(one => (Series: new MetricLabels(one.Series), One: one)).ToList();
        return (
            new(kept.ToDictionary(one => one.Series, one => new RuleWatch(one.One.Since, one.One.Firing))),
            kept.Where(one => one.One.Told is not null).ToDictionary(one => one.Series, one => one.One.Told!));
    }

    private sealed record Kept(Dictionary<string, string> Series, DateTimeOffset Since, bool Firing, IReadOnlyList<AlertLabel>? Told);
}
