using EventSourcedOps.Domain.Monitoring.Localisation;
using EventSourcedOps.Domain.Telemetry;

namespace EventSourcedOps.Application.Monitoring.Localisation;

/// <summary>What series of services read minute by minute.</summary>
internal static class SeriesReadings
{
    private const long Minute = 60_000;

    /// <summary>Names of what only grows, by the custom of Prometheus and OpenTelemetry: how fast it grows is what is read.</summary>
    private static readonly string[] Growing = ["_total", "_count", "_sum"];

    /// <summary>Parts of a histogram say the same as its sum and count, a hundred times.</summary>
    private const string Bucket = "_bucket";

    /// <summary>Series that say what they belong to.</summary>
    public static readonly IReadOnlyList<PromqlMatcher> OfServices = [new("job", LabelMatch.Fits, ".+")];

    /// <summary>Null for what tells of no service, or says what others say.</summary>
    /// <param name="since">When the fault began, in milliseconds since 1970.</param>
    public static MetricReadings? Of(MetricSeries series, long since)
    {
        var name = series.Labels[MetricLabels.Name];
        if (name.EndsWith(Bucket, StringComparison.Ordinal)) return null;
        var read = Array.Exists(Growing, end => name.EndsWith(end, StringComparison.Ordinal)) ? Growth(series) : Last(series);
        var (before, now) = (new List<double>(), new List<double>());
        // A reading tells of the minute before it.
        foreach (var (minute, value) in read) (minute * Minute < since ? before : now).Add(value);
        return new(ServiceOf(series.Labels), NameOf(series.Labels), before, now);
    }

    /// <summary>As spans and lines call the same service.</summary>
    private static string ServiceOf(MetricLabels labels) => labels["service"] is { Length: > 0 } named ? named : labels["job"];

    private static string NameOf(MetricLabels labels) => labels.Without(["job", "service", MetricLabels.Name]) is { Pairs.Count: > 0 } rest
        ? $"{labels[MetricLabels.Name]}{rest}" : labels[MetricLabels.Name];

    /// <summary>The last sample of each minute.</summary>
    private static IEnumerable<(long Minute, double Value)> Last(MetricSeries series)
    {
        for (var i = 0; i < series.At.Count; i++)
            if (i + 1 == series.At.Count || series.At[i + 1] / Minute != series.At[i] / Minute) yield return (series.At[i] / Minute, series.Values[i]);
    }

    /// <summary>By how much it grew from minute to minute; a new beginning is no growth.</summary>
    private static IEnumerable<(long Minute, double Value)> Growth(MetricSeries series) =>
        Last(series).Zip(Last(series).Skip(1), (one, next) => (next.Minute, Math.Max(0, next.Value - one.Value)));
}
