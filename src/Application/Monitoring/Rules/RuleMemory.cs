using System.Collections.Concurrent;
using EventSourcedOps.Application.Telemetry;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Monitoring;
using EventSourcedOps.Projections.Monitoring;

namespace EventSourcedOps.Application.Monitoring.Rules;

/// <summary>
/// What this node knows to be usual of the series of each rule that asks for it, so that a look reads nothing but itself. It is no more
/// than what was measured, folded: a node that does not have it reads it from the beginning, a day at a time and little at each turn, lest
/// other rules wait for it.
/// </summary>
/// <param name="together">Series of all rules.</param>
/// <param name="atOnce">Readings that are learnt from in one turn, give or take a day of one rule.</param>
public sealed class RuleMemory(RuleReader reader, int together = RuleMemory.MostSeriesTogether, long atOnce = RuleMemory.MostAtOnce)
{
    /// <summary>Series of one rule; each takes some 25 kB, and 20 ms of work to learn of.</summary>
    public const int MostSeries = 500;

    public const int MostSeriesTogether = 10_000;

    /// <summary>Some seconds of work.</summary>
    public const long MostAtOnce = 1_500_000;

    /// <summary>What cannot be learnt is not tried again before that.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<Guid, Learnt> _rules = new();
    private long _left;

    /// <summary>A turn begins: rules that judge no more are forgotten, and there is time to learn again.</summary>
    public void Begin(IReadOnlySet<Guid> judging)
    {
        foreach (var rule in _rules.Keys.Where(rule => !judging.Contains(rule))) _rules.TryRemove(rule, out _);
        Interlocked.Exchange(ref _left, atOnce);
    }

    /// <summary>The looks from one to another, with what is said of their readings; null while it still learns.</summary>
    public async Task<RuleLooks?> Looks(
        TelemetrySight sight, Guid rule, AlertRuleVersion version, DateTimeOffset from, DateTimeOffset moment, CancellationToken cancellation)
    {
        var learnt = _rules.GetValueOrDefault(rule);
        if (learnt?.Version != version.Version) learnt = null;
        if (learnt is { Fault: { } fault } && moment < learnt.Rests) return fault;
        if (learnt?.GoesOn(from) != true) _rules[rule] = learnt = new(version.Version, RuleBands.BeginningOf(from));
        learnt.Told(from);
        foreach (var (begin, end) in RuleBands.DaysOf(learnt.Next, moment))
        {
            // What was missed since the last turn is no learning: that has to be read whatever else there is to do.
            var learns = end - begin > RuleStanding.Farthest;
            if (learns && Interlocked.Read(ref _left) <= 0) return null;
            var looks = await reader.Read(sight, version.Definition, begin, end, RuleBands.Step, cancellation);
            if (looks.Refusal is not null) return learns ? learnt.Rest(looks, moment + Pause) : looks;
            if (learns) Interlocked.Add(ref _left, -(long)looks.Series.Count * looks.Looks.Count);
            var known = learnt.Series;
            foreach (var (at, readings) in looks.Looks) learnt.Look(version.Definition, at, readings, from);
            if (Overflow(learnt, known) is { } full) return learnt.Forget(full, moment + Pause);
        }

        return new([.. learnt.Judged], [.. learnt.Judged[^1].Readings.Select(reading => reading.Series)]);
    }

    /// <summary>Who has grown has no room; others that are looked at meanwhile keep theirs.</summary>
    private Refusal? Overflow(Learnt learnt, int known) =>
        learnt.Series <= known ? null
        : learnt.Series > MostSeries ? RuleRefusals.TooManyToLearn
        : _rules.Values.Sum(one => one.Series) > together ? RuleRefusals.MemoryFull
        : null;

    /// <summary>What is known of one rule. Only the turn of its rule changes it, and others see how large it is.</summary>
    private sealed class Learnt(int version, DateTimeOffset beginning)
    {
        private RuleBands _bands = new();
        private volatile int _series;

        public int Version => version;

        public int Series => _series;

        /// <summary>The look that comes next.</summary>
        public DateTimeOffset Next { get; private set; } = beginning;

        /// <summary>Looks of which it is not known that alerts were told of them.</summary>
        public List<(DateTimeOffset At, IEnumerable<RuleReading> Readings)> Judged { get; } = [];

        /// <summary>Why it cannot be learnt; that stands until it has rested.</summary>
        public RuleLooks? Fault { get; private set; }

        public DateTimeOffset Rests { get; private set; }

        /// <summary>Whether nothing is missing from there on, and beginning anew would be more work.</summary>
        public bool GoesOn(DateTimeOffset from) =>
            (Judged.Count > 0 ? Judged[0].At : Next) <= from && Next >= RuleBands.BeginningOf(from);

        public void Told(DateTimeOffset from)
        {
            Fault = null;
            Judged.RemoveAll(look => look.At < from);
        }

        public void Look(AlertRuleDefinition rule, DateTimeOffset at, IEnumerable<RuleReading> readings, DateTimeOffset from)
        {
            var judged = _bands.Look(rule, at, readings);
            Next = at + RuleBands.Step;
            if (at >= from) Judged.Add((at, judged));
            _series = _bands.Series;
        }

        public RuleLooks Rest(RuleLooks why, DateTimeOffset until)
        {
            (Fault, Rests) = (why, until);
            return why;
        }

        /// <summary>Beside the reason nothing is kept, so that others have room.</summary>
        public RuleLooks Forget(Refusal why, DateTimeOffset until)
        {
            (_bands, _series, Next) = (new(), 0, DateTimeOffset.MinValue);
            Judged.Clear();
            return Rest(new([], [], why), until);
        }
    }
}
