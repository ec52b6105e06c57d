using EventSourcedOps.Application.Telemetry;
using EventSourcedOps.Application.Telemetry.Logs;
using EventSourcedOps.Application.Telemetry.Traces;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Monitoring;
using EventSourcedOps.Domain.Telemetry;
using EventSourcedOps.Domain.Telemetry.Logs;
using EventSourcedOps.Domain.Telemetry.Traces;

namespace EventSourcedOps.Application.Monitoring.Rules;

/// <summary>What a rule reads at one moment after the other, or why it cannot.</summary>
/// <param name="Series">Every series that there is.</param>
public sealed record RuleLooks(
    IReadOnlyList<(DateTimeOffset At, IEnumerable<RuleReading> Readings)> Looks, IReadOnlyList<MetricLabels> Series, Refusal? Refusal = null);

/// <summary>Reads what a rule looks at: one question for judging and for trying it on the past.</summary>
public sealed class RuleReader(MetricQuery query, LogSearch logs, SpanSearch spans, RequestMemory requests)
{
    public const int MostSeries = 2_000;

    public async Task<RuleLooks> Read(
        TelemetrySight sight, AlertRuleDefinition rule, DateTimeOffset from, DateTimeOffset until, TimeSpan step, CancellationToken cancellation)
    {
        if (rule.WatchesRequests) return await requests.Past(sight, rule, from, until, cancellation);
        var (lines, refusal) = rule.Kind switch
        {
            SignalKind.Log   => await Counted(sight, rule, from, until, step, cancellation),
            SignalKind.Trace => await OfOperations(sight, rule, from, until, step, cancellation),
            _                => await Measured(sight, rule, from, until, step, cancellation),
        };
        if (refusal is not null) return Not(refusal);
        if (rule.Learns && lines.Count > RuleMemory.MostSeries) return Not(RuleRefusals.TooManyToLearn);
        if (lines.Count > MostSeries) return Not(RuleRefusals.TooManySeries);
        var series = lines.Select(line => (Series: RuleAlert.SeriesOf(rule, line.Labels), line.Values)).ToArray();
        if (series.DistinctBy(line => line.Series).Count() < series.Length) return Not(RuleRefusals.SeriesAlike);
        return new([.. Moments(from, until, step).Select((at, moment) => (at, At(moment)))], [.. series.Select(line => line.Series)]);

        IEnumerable<RuleReading> At(int moment) => series
            .Where(line => !MetricLine.IsNothing(line.Values[moment])).Select(line => new RuleReading(line.Series, line.Values[moment]));
    }

    private async Task<(IReadOnlyList<MetricLine> Lines, Refusal? Refusal)> Measured(
        TelemetrySight sight, AlertRuleDefinition rule, DateTimeOffset from, DateTimeOffset until, TimeSpan step, CancellationToken cancellation)
    {
        var (expression, fault) = PromqlParser.Read(rule.Query);
        if (expression is null) return ([], AlertRuleRefusals.QueryUnreadable with { Reason = fault!.Reason });
        var question = new MetricQuestion(
            expression, from.ToUnixTimeMilliseconds(), until.ToUnixTimeMilliseconds(), (long)step.TotalMilliseconds);
        var answer = await query.Ask(sight, question, cancellation);
        return (answer.Lines, answer.Refusal);
    }

    private async Task<(IReadOnlyList<MetricLine> Lines, Refusal? Refusal)> Counted(
        TelemetrySight sight, AlertRuleDefinition rule, DateTimeOffset from, DateTimeOffset until, TimeSpan step, CancellationToken cancellation)
    {
        var (counted, fault) = LogCountQuery.Read(rule.Query);
        if (counted is null) return ([], AlertRuleRefusals.QueryUnreadable with { Reason = fault! });
        var (counts, refusal) = await logs.Count(sight, counted, from, until, cancellation);
        if (refusal is not null) return ([], refusal);
        var moments = Moments(from, until, step).ToArray();
        return ([.. counts.Services.Select(service => new MetricLine(
            MetricLabels.Of((AlertRaising.ServiceLabel, service)), [.. moments.Select(at => counts.At(service, at) ?? MetricLine.Nothing)]))], null);
    }

    private async Task<(IReadOnlyList<MetricLine> Lines, Refusal? Refusal)> OfOperations(
        TelemetrySight sight, AlertRuleDefinition rule, DateTimeOffset from, DateTimeOffset until, TimeSpan step, CancellationToken cancellation)
    {
        var (compared, fault) = OperationQuery.Read(rule.Query);
        if (compared is null) return ([], AlertRuleRefusals.QueryUnreadable with { Reason = fault! });
        var (counts, refusal) = await spans.Count(sight, compared, from, until, cancellation);
        if (refusal is not null) return ([], refusal);
        var operations = counts.Operations;
        // Told before the work: who names spans after values has as many operations as spans.
        if (operations.Count > MostSeries) return ([], RuleRefusals.TooManySeries);
        var moments = Moments(from, until, step).ToArray();
        return ([.. operations.Select(one => new MetricLine(
            MetricLabels.Of((AlertRaising.ServiceLabel, one.Service), (RuleAlert.OperationLabel, one.Name)),
            [.. counts.At(one, moments).Select(figure => figure ?? MetricLine.Nothing)]))], null);
    }

    private static IEnumerable<DateTimeOffset> Moments(DateTimeOffset from, DateTimeOffset until, TimeSpan step)
    {
        for (var at = from; at <= until; at += step) yield return at;
    }

    private static RuleLooks Not(Refusal refusal) => new([], [], refusal);
}
