using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Telemetry;

namespace EventSourcedOps.Application.Telemetry;

/// <summary>What a query asks for: an expression at one moment after the other.</summary>
/// <param name="From">The first moment, in milliseconds since 1970.</param>
/// <param name="Until">No moment is later than that.</param>
/// <param name="Step">From one moment to the next, in milliseconds.</param>
public sealed record MetricQuestion(PromqlExpression Expression, long From, long Until, long Step)
{
    public static MetricQuestion At(PromqlExpression expression, long at) => new(expression, at, at, 1);

    public long Moments => ((Until - From) / Step) + 1;

    public Refusal? Objection => Step <= 0 || Until < From ? TelemetryRefusals.TimesOutOfOrder
        : Moments > TelemetryLimits.Moments ? TelemetryRefusals.TooManyMoments : null;
}

/// <summary>What one series reads at each moment.</summary>
/// <param name="Values">One for each moment; <see cref="MetricLine.Nothing"/> where there is none.</param>
public sealed record MetricLine(MetricLabels Labels, double[] Values)
{
    /// <summary>The number that says "nothing here"; no other NaN is it, and no query gives it.</summary>
    public static readonly double Nothing = BitConverter.Int64BitsToDouble(PromqlEvaluation.Stale);

    public static bool IsNothing(double value) => BitConverter.DoubleToInt64Bits(value) == PromqlEvaluation.Stale;
}

/// <summary>The lines, or why there is no answer.</summary>
public sealed record MetricAnswer(IReadOnlyList<MetricLine> Lines, Refusal? Refusal = null);

/// <summary>Answers queries over what was measured, as far as the caller may see it.</summary>
public sealed class MetricQuery(MetricReader reader)
{
    public async Task<MetricAnswer> Ask(TelemetrySight sight, MetricQuestion question, CancellationToken cancellation)
    {
        if (question.Objection is { } objection) return new([], objection);
        using var patience = new CancellationTokenSource(TelemetryLimits.Patience);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, patience.Token);
        try
        {
            var (series, refusal) = await Load(sight, question, either.Token);
            return refusal is null ? await Task.Run(() => Evaluated(question, series, either.Token), either.Token) : new([], refusal);
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            return new([], TelemetryRefusals.TooLong);
        }
    }

    private async Task<(Dictionary<PromqlSelector, IReadOnlyList<MetricSeries>> Series, Refusal? Refusal)> Load(
        TelemetrySight sight, MetricQuestion question, CancellationToken cancellation)
    {
        var (loaded, room) = (new Dictionary<PromqlSelector, IReadOnlyList<MetricSeries>>(), new SampleRoom());
        foreach (var selector in question.Expression.Selectors().Distinct())
        {
            var (found, tooMany) = await reader.Series(sight, selector.Matchers, TelemetryLimits.SeriesOfSelector, cancellation);
            if (tooMany is not null) return (loaded, tooMany);
            var (from, until) = selector.Span(question.From, question.Until);
            var (samples, tooMuch) = await MetricReader.Samples(sight, [.. found.Select(one => one.Id)], from, until, room, cancellation);
            if (tooMuch is not null) return (loaded, tooMuch);
            loaded[selector] = [.. found.Where(one => samples[one.Id].Count > 0).Select(one => samples[one.Id].Of(one.Labels))];
        }

        return (loaded, null);
    }

    private static MetricAnswer Evaluated(
        MetricQuestion question, Dictionary<PromqlSelector, IReadOnlyList<MetricSeries>> series, CancellationToken cancellation)
    {
        var evaluation = new PromqlEvaluation(selector => series[selector]);
        var lines = new Dictionary<MetricLabels, double[]>();
        var moments = (int)question.Moments;
        for (var moment = 0; moment < moments; moment++)
        {
            cancellation.ThrowIfCancellationRequested();
            var value = evaluation.At(question.Expression, question.From + (moment * question.Step));
            if (value.Scalar is { } scalar) Line(MetricLabels.None)[moment] = scalar;
            foreach (var point in value.Points) Line(point.Labels)[moment] = point.Value;
            if ((long)lines.Count * moments > TelemetryLimits.Points) return new([], TelemetryRefusals.TooManyPoints);
        }

        return new([.. lines.Select(line => new MetricLine(line.Key, line.Value))]);

        double[] Line(MetricLabels labels)
        {
            if (lines.TryGetValue(labels, out var known)) return known;
            var made = new double[moments];
            Array.Fill(made, MetricLine.Nothing);
            return lines[labels] = made;
        }
    }
}
