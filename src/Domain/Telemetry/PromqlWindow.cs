namespace EventSourcedOps.Domain.Telemetry;

/// <summary>What functions make of the samples of a span. Rates are drawn out to the edges of the span as Prometheus does.</summary>
internal static class PromqlWindow
{
    /// <summary>An edge that is farther than this many usual distances from the next sample is where the series began or ended.</summary>
    private const double Farthest = 1.1;

    /// <summary>Null when too few samples are there to say.</summary>
    public static double? Of(string function, List<long> at, List<double> values, double parameter, long from, long until) =>
        function switch
    {
        "rate"     => Increase(at, values, from, until, counts: true) / ((until - from) / 1000.0),
        "increase" => Increase(at, values, from, until, counts: true),
        "delta"    => Increase(at, values, from, until, counts: false),
        "irate"    => values.Count < 2 ? null
            : (values[^1] < values[^2] ? values[^1] : values[^1] - values[^2]) / ((at[^1] - at[^2]) / 1000.0),
        "changes"  => Enumerable.Range(1, values.Count - 1).Count(next => !values[next].Equals(values[next - 1])),
        "avg_over_time"   => values.Sum() / values.Count,
        "min_over_time"   => values.Where(value => !double.IsNaN(value)).DefaultIfEmpty(double.NaN).Min(),
        "max_over_time"   => values.Max(),
        "sum_over_time"   => values.Sum(),
        "count_over_time" => values.Count,
        "last_over_time"  => values[^1],
        "stddev_over_time" => Deviation(values),
        "quantile_over_time" => Quantile(parameter, values),
        _ => throw new InvalidOperationException($"Nobody said what {function} gives."),
    };

    public static double Deviation(List<double> values)
    {
        var mean = values.Sum() / values.Count;
        return Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / values.Count);
    }

    /// <summary>Between two values in proportion.</summary>
    public static double Quantile(double share, List<double> values)
    {
        if (values.Count == 0 || double.IsNaN(share)) return double.NaN;
        if (share < 0) return double.NegativeInfinity;
        if (share > 1) return double.PositiveInfinity;
        var (sorted, rank) = (values.Order().ToList(), share * (values.Count - 1));
        var (lower, upper) = ((int)Math.Floor(rank), Math.Min(values.Count - 1, (int)Math.Floor(rank) + 1));
        return sorted[lower] * (1 - (rank - lower)) + sorted[upper] * (rank - lower);
    }

    private static double? Increase(List<long> at, List<double> values, long from, long until, bool counts)
    {
        if (values.Count < 2) return null;
        var increase = values[^1] - values[0];
        // A counter that is less than before began again from nothing.
        for (var next = 1; counts && next < values.Count; next++)
            if (values[next] < values[next - 1]) increase += values[next - 1];

        var sampled = (at[^1] - at[0]) / 1000.0;
        var usual = sampled / (values.Count - 1);
        var (before, behind) = ((at[0] - from) / 1000.0, (until - at[^1]) / 1000.0);
        if (before >= usual * Farthest) before = usual / 2;
        if (behind >= usual * Farthest) behind = usual / 2;
        // Nor does a counter count from below nothing.
        if (counts && increase > 0 && values[0] >= 0) before = Math.Min(before, sampled * (values[0] / increase));
        return increase * ((sampled + before + behind) / sampled);
    }
}
