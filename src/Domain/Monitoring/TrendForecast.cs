namespace EventSourcedOps.Domain.Monitoring;

/// <summary>When a series should reach a limit if it goes on as it did, in milliseconds since 1970.</summary>
/// <param name="Earliest">With the steeper of the slopes that were seen; a tenth were steeper still.</param>
/// <param name="Latest">With the flatter ones; null when a tenth of them never gets there.</param>
public sealed record ThresholdForecast(long Likely, long Earliest, long? Latest);

/// <summary>
/// The trend of some points: the median of the slopes between all pairs (Sen, "Estimates of the Regression Coefficient Based on
/// Kendall's Tau", 1968, after Theil). More than a quarter of the points may be outliers before it notices; one is enough for least
/// squares.
/// </summary>
/// <param name="Slope">A millisecond.</param>
/// <param name="Level">Where the line stands at the last point.</param>
/// <param name="Flatter">A tenth of the slopes is below this one.</param>
/// <param name="Steeper">A tenth is above this one.</param>
public sealed record TrendForecast(double Slope, double Level, double Flatter, double Steeper, long At)
{
    /// <summary>Every pair is looked at.</summary>
    public const int MostPoints = 256;

    private const int FewestPoints = 4;

    /// <summary>Null while there are too few points to see a trend.</summary>
    public static TrendForecast? Of(ReadOnlySpan<(long At, double Value)> points)
    {
        if (points.Length > MostPoints) points = points[^MostPoints..];
        var slopes = new List<double>(points.Length * points.Length / 2);
        for (var one = 0; one < points.Length; one++)
            for (var other = one + 1; other < points.Length; other++)
            {
                var slope = (points[other].Value - points[one].Value) / (points[other].At - points[one].At);
                if (points[other].At > points[one].At && double.IsFinite(slope)) slopes.Add(slope);
            }

        if (points.Length < FewestPoints || slopes.Count < FewestPoints) return null;
        slopes.Sort();
        var (middle, last) = (slopes[slopes.Count / 2], points[^1].At);
        var levels = new List<double>(points.Length);
        foreach (var (at, value) in points) levels.Add(value + middle * (last - at));
        levels.Sort();
        return new(middle, levels[levels.Count / 2], slopes[slopes.Count / 10], slopes[slopes.Count * 9 / 10], last);
    }

    /// <summary>When the limit is reached from this side; null when the trend does not lead there, or only beyond the horizon.</summary>
    public ThresholdForecast? Reaches(double limit, bool above, TimeSpan horizon)
    {
        var missing = above ? limit - Level : Level - limit;
        if (missing <= 0) return new(At, At, At);
        var (steep, flat) = above ? (Steeper, Flatter) : (-Flatter, -Steeper);
        return After(missing, above ? Slope : -Slope, horizon) is not { } likely ? null
            : new(likely, After(missing, steep, horizon) ?? likely, After(missing, flat, horizon));
    }

    private long? After(double missing, double slope, TimeSpan horizon) =>
        slope > 0 && missing / slope is var wait && wait <= horizon.TotalMilliseconds ? At + (long)wait : null;
}
