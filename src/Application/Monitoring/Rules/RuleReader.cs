using EventSourcedOps.Application.Telemetry;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Monitoring;
using EventSourcedOps.Domain.Telemetry;

namespace EventSourcedOps.Application.Monitoring.Rules;

/// <summary>What a rule reads at one moment after the other, or why it cannot.</summary>
/// <param name="Series">Every series that there is.</param>
public sealed record RuleLooks(
    IReadOnlyList<(DateTimeOffset At, IEnumerable<RuleReading> Readings)> Looks, IReadOnlyList<MetricLabels> Series, Refusal? Refusal = null);

/// <summary>Reads what a rule looks at: one question for judging and for trying it on the past.</summary>
public sealed class RuleReader(MetricQuery query)
{
    public const int MostSeries = 2_000;

    public async Task<RuleLooks> Read(
        MetricSight sight, AlertRuleDefinition rule, DateTimeOffset from, DateTimeOffset until, TimeSpan step, CancellationToken cancellation)
    {
        var (expression, fault) = PromqlParser.Read(rule.Query);
        if (expression is null) return Not(AlertRuleRefusals.QueryUnreadable with { Reason = fault!.Reason });
        var question = new MetricQuestion(
            expression, from.ToUnixTimeMilliseconds(), until.ToUnixTimeMilliseconds(), (long)step.TotalMilliseconds);
        var answer = await query.Ask(sight, question, cancellation);
        if (answer.Refusal is { } refusal) return Not(refusal);
        if (rule.Learns && answer.Lines.Count > RuleMemory.MostSeries) return Not(RuleRefusals.TooManyToLearn);
        if (answer.Lines.Count > MostSeries) return Not(RuleRefusals.TooManySeries);
        var lines = answer.Lines.Select(line => (Series: RuleAlert.SeriesOf(rule, line.Labels), line.Values)).ToArray();
        if (lines.DistinctBy(line => line.Series).Count() < lines.Length) return Not(RuleRefusals.SeriesAlike);
        return new([.. Enumerable.Range(0, (int)question.Moments).Select(moment => (from + (moment * step), At(moment)))], [.. lines.Select(line => line.Series)]);

        IEnumerable<RuleReading> At(int moment) => lines
            .Where(line => !MetricLine.IsNothing(line.Values[moment])).Select(line => new RuleReading(line.Series, line.Values[moment]));
    }

    private static RuleLooks Not(Refusal refusal) => new([], [], refusal);
}
