namespace EventSourcedOps.Domain.Telemetry;

/// <summary>Many series as one for each group of labels.</summary>
internal static class PromqlAggregates
{
    /// <param name="known">Into which group labels fall, as far as it was asked before.</param>
    public static PromqlValue Of(
        PromqlAggregation aggregation, double parameter, IReadOnlyList<MetricPoint> points, Dictionary<MetricLabels, MetricLabels> known)
    {
        var groups = points.GroupBy(point =>
        {
            if (!known.TryGetValue(point.Labels, out var group)) known[point.Labels] = group = GroupOf(aggregation, point.Labels);
            return group;
        });
        return PromqlValue.Of(groups.SelectMany(group => aggregation.Operator switch
        {
            "topk"    => Ranked(group, parameter, largest: true),
            "bottomk" => Ranked(group, parameter, largest: false),
            _         => [new(group.Key, Of(aggregation.Operator, parameter, [.. group.Select(point => point.Value)]))],
        }));
    }

    private static MetricLabels GroupOf(PromqlAggregation aggregation, MetricLabels labels) => aggregation.Without
        ? labels.Without([.. aggregation.Labels, MetricLabels.Name]) : labels.Only(aggregation.Labels);

    private static double Of(string name, double parameter, List<double> values) => name switch
    {
        "sum"      => values.Sum(),
        "avg"      => values.Sum() / values.Count,
        "min"      => values.Where(value => !double.IsNaN(value)).DefaultIfEmpty(double.NaN).Min(),
        "max"      => values.Max(),
        "count"    => values.Count,
        "stddev"   => PromqlWindow.Deviation(values),
        "quantile" => PromqlWindow.Quantile(parameter, values),
        _ => throw new InvalidOperationException($"Nobody said what {name} gives."),
    };

    private static IEnumerable<MetricPoint> Ranked(IEnumerable<MetricPoint> points, double most, bool largest)
    {
        var ordered = largest
            ? points.OrderByDescending(point => point.Value)
            : points.OrderBy(point => double.IsNaN(point.Value)).ThenBy(point => point.Value);
        return ordered.Take((int)Math.Clamp(double.IsNaN(most) ? 0 : most, 0, int.MaxValue));
    }
}

/// <summary>Quantiles of buckets that count what is at most "le".</summary>
internal static class PromqlHistograms
{
    public static PromqlValue Quantile(double share, IReadOnlyList<MetricPoint> points) => PromqlValue.Of(points
        .Select(point => (point, le: Bound(point.Labels["le"]))).Where(bucket => bucket.le is not null)
        .GroupBy(bucket => bucket.point.Labels.Without(["le", MetricLabels.Name]), bucket =>
            (Le: bucket.le!.Value, Count: bucket.point.Value))
        .Select(group => new MetricPoint(group.Key, Of(share, [.. group.OrderBy(bucket => bucket.Le)]))));

    private static double? Bound(string text) =>
        text == "+Inf" ? double.PositiveInfinity
        : double.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var bound) ? bound : null;

    private static double Of(double share, List<(double Le, double Count)> buckets)
    {
        if (double.IsNaN(share) || buckets.Count < 2 || !double.IsPositiveInfinity(buckets[^1].Le) || !(buckets[^1].Count > 0))
            return double.NaN;
        if (share < 0) return double.NegativeInfinity;
        if (share > 1) return double.PositiveInfinity;
        var rank = share * buckets[^1].Count;
        var at = buckets.FindIndex(bucket => bucket.Count >= rank);
        if (at == buckets.Count - 1) return buckets[^2].Le;
        if (at == 0 && buckets[0].Le <= 0) return buckets[0].Le;
        var (start, below) = at == 0 ? (0.0, 0.0) : buckets[at - 1];
        return start + (buckets[at].Le - start) * ((rank - below) / (buckets[at].Count - below));
    }
}
