using System.Collections.Concurrent;
using EventSourcedOps.Application.Monitoring.Localisation;
using EventSourcedOps.Application.Telemetry;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Monitoring;
using EventSourcedOps.Domain.Telemetry;
using EventSourcedOps.Projections.Monitoring;

namespace EventSourcedOps.Application.Monitoring.Rules;

/// <summary>What this node knows to be usual of requests, for each rule that watches them. A node that does not know it reads the hour before.</summary>
public sealed class RequestMemory(RequestReader reader)
{
    private readonly ConcurrentDictionary<Guid, Watching> _rules = new();

    private sealed record Watching(int Version, RequestWatch Watch)
    {
        /// <summary>Looks of which it is not known that alerts were told of them.</summary>
        public List<(DateTimeOffset At, RuleReading? Reading)> Looks { get; } = [];

        /// <summary>Whether nothing is missing from there on.</summary>
        public bool GoesOn(DateTimeOffset from) => (Looks.Count > 0 ? Looks[0].At : Watch.Next) <= from;
    }

    /// <summary>Rules that judge no more are forgotten.</summary>
    public void Keep(IReadOnlySet<Guid> judging)
    {
        foreach (var rule in _rules.Keys.Where(rule => !judging.Contains(rule))) _rules.TryRemove(rule, out _);
    }

    /// <summary>The looks from one to another.</summary>
    public async Task<RuleLooks> Looks(
        TelemetrySight sight, Guid rule, AlertRuleVersion version, DateTimeOffset from, DateTimeOffset moment, CancellationToken cancellation)
    {
        var known = _rules.GetValueOrDefault(rule);
        if (known?.Version != version.Version || !known.GoesOn(from))
            _rules[rule] = known = new(version.Version, new(reader, sight, version.Definition, from));
        var (looks, refusal) = await known.Watch.Until(moment, cancellation);
        known.Looks.RemoveAll(look => look.At < from);
        known.Looks.AddRange(looks.Where(look => look.At >= from));
        return refusal is not null ? new([], [], refusal) : Told(known.Looks, known.Watch);
    }

    /// <summary>The same for a time of the past, remembering nothing.</summary>
    public async Task<RuleLooks> Past(
        TelemetrySight sight, AlertRuleDefinition rule, DateTimeOffset from, DateTimeOffset until, CancellationToken cancellation)
    {
        var watch = new RequestWatch(reader, sight, rule, from);
        var (looks, refusal) = await watch.Until(until, cancellation);
        return refusal is null ? Told([.. looks.Where(look => look.At >= from)], watch) : new([], [], refusal);
    }

    private static RuleLooks Told(IReadOnlyList<(DateTimeOffset At, RuleReading? Reading)> looks, RequestWatch watch) => new(
        [.. looks.Select(look => (look.At, (IEnumerable<RuleReading>)(look.Reading is { } reading ? [reading] : [])))],
        watch.Services);
}
