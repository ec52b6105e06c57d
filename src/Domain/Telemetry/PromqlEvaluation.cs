using System.Collections.Immutable;

namespace EventSourcedOps.Domain.Telemetry;

/// <summary>What an expression came to: a number, or one for each series.</summary>
public sealed record PromqlValue(double? Scalar, ImmutableArray<MetricPoint> Points)
{
    public static PromqlValue Of(double scalar) => new(scalar, []);

    public static PromqlValue Of(IEnumerable<MetricPoint> points) => new(null, [.. points]);
}

/// <summary>
/// What a query gives at one moment, over series that somebody hands in. Follows Prometheus in what a chart would show: newest sample
/// within five minutes, staleness markers, ranges that are open at their start as since version 3, extrapolated rates.
/// </summary>
/// <param name="series">The series of a selector with all samples that its range, offset and look back need.</param>
public sealed class PromqlEvaluation(Func<PromqlSelector, IEnumerable<MetricSeries>> series)
{
    /// <summary>A series is what it read last, for so long.</summary>
    public const long LookBack = 300_000;

    /// <summary>The NaN by which Prometheus says that a series has ended.</summary>
    public static readonly long Stale = 0x7ff0000000000002;

    /// <summary>Into which group the labels of a series fall is the same at every moment.</summary>
    private readonly Dictionary<PromqlAggregation, Dictionary<MetricLabels, MetricLabels>> _groups = new(ReferenceEqualityComparer.Instance);

    public PromqlValue At(PromqlExpression expression, long at) => expression switch
    {
        PromqlNumber number        => PromqlValue.Of(number.Value),
        PromqlSelector selector    => PromqlValue.Of(Newest(selector, at)),
        PromqlNegation negation    => Each(At(negation.Of, at), value => -value),
        PromqlAggregation aggregation => PromqlAggregates.Of(
            aggregation, aggregation.Parameter is { } parameter ? At(parameter, at).Scalar!.Value : 0, At(aggregation.Of, at).Points,
            GroupsOf(aggregation)),
        PromqlOperation operation  => PromqlOperations.Of(operation, At(operation.Left, at), At(operation.Right, at)),
        PromqlCall call            => Call(call, at),
        _ => throw new InvalidOperationException($"Nobody said what {expression.GetType().Name} gives."),
    };

    /// <summary>The series with another number, which is no longer what its name says.</summary>
    internal static PromqlValue Each(PromqlValue value, Func<double, double> map) =>
        value.Scalar is { } scalar ? PromqlValue.Of(map(scalar))
        : PromqlValue.Of(value.Points.Select(point => new MetricPoint(point.Labels.Nameless, map(point.Value))));

    private Dictionary<MetricLabels, MetricLabels> GroupsOf(PromqlAggregation aggregation)
    {
        if (!_groups.TryGetValue(aggregation, out var groups)) _groups[aggregation] = groups = [];
        return groups;
    }

    private IEnumerable<MetricPoint> Newest(PromqlSelector selector, long at)
    {
        var until = at - selector.Offset;
        foreach (var one in series(selector))
        {
            var newest = Last(one, until);
            if (newest < 0 || one.At[newest] <= until - LookBack || BitConverter.DoubleToInt64Bits(one.Values[newest]) == Stale) continue;
            yield return new(one.Labels, one.Values[newest]);
        }
    }

    private PromqlValue Call(PromqlCall call, long at)
    {
        var arguments = call.Arguments;
        double Number(int argument) => At(arguments[argument], at).Scalar!.Value;
        return call.Function switch
        {
            "time"      => PromqlValue.Of(at / 1000.0),
            "vector"    => PromqlValue.Of([new(MetricLabels.None, Number(0))]),
            "scalar"    => PromqlValue.Of(At(arguments[0], at).Points is [var only] ? only.Value : double.NaN),
            "abs"       => Each(At(arguments[0], at), Math.Abs),
            "ceil"      => Each(At(arguments[0], at), Math.Ceiling),
            "floor"     => Each(At(arguments[0], at), Math.Floor),
            "sqrt"      => Each(At(arguments[0], at), Math.Sqrt),
            "clamp_min" => Bounded(Math.Max),
            "clamp_max" => Bounded(Math.Min),
            "histogram_quantile" => PromqlHistograms.Quantile(Number(0), At(arguments[1], at).Points),
            "quantile_over_time" => PromqlValue.Of(Windows(call.Function, (PromqlSelector)arguments[1], Number(0), at)),
            _           => PromqlValue.Of(Windows(call.Function, (PromqlSelector)arguments[0], 0, at)),
        };

        // The bound may be a query of its own: it is worked out once, not for each series.
        PromqlValue Bounded(Func<double, double, double> bound)
        {
            var limit = Number(1);
            return Each(At(arguments[0], at), value => bound(value, limit));
        }
    }

    private IEnumerable<MetricPoint> Windows(string function, PromqlSelector selector, double parameter, long at)
    {
        var (until, from) = (at - selector.Offset, at - selector.Offset - selector.Milliseconds!.Value);
        foreach (var one in series(selector))
        {
            var (times, values) = (new List<long>(), new List<double>());
            for (var next = Last(one, from) + 1; next < one.At.Count && one.At[next] <= until; next++)
            {
                if (BitConverter.DoubleToInt64Bits(one.Values[next]) == Stale) continue;
                times.Add(one.At[next]);
                values.Add(one.Values[next]);
            }

            if (values.Count > 0 && PromqlWindow.Of(function, times, values, parameter, from, until) is { } value)
                yield return new(function == "last_over_time" ? one.Labels : one.Labels.Nameless, value);
        }
    }

    /// <summary>The last sample that is not younger; -1 when there is none.</summary>
    private static int Last(MetricSeries one, long until)
    {
        var (low, high) = (0, one.At.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (one.At[middle] <= until) low = middle + 1;
            else high = middle;
        }

        return low - 1;
    }
}
