using System.Text.Json;
using static EventSourcedOps.Api.Telemetry.Otlp.OtlpJsonValues;

namespace EventSourcedOps.Api.Telemetry.Otlp;

/// <summary>ExportMetricsServiceRequest in JSON: whole numbers of 64 bits may stand there as texts, and what is not known is passed over.</summary>
internal static class OtlpJson
{
    private const long Delta = 1;

    public static List<OtlpResource> Read(ReadOnlyMemory<byte> body) =>
        Parsed(body, "ExportMetricsServiceRequest", told => Items(told, "resourceMetrics").Select(Resource).ToList());

    private static OtlpResource Resource(JsonElement told)
    {
        var resource = new OtlpResource();
        if (told.TryGetProperty("resource", out var of)) Attributes(of, resource.Attributes);
        foreach (var scope in Items(told, "scopeMetrics"))
            foreach (var metric in Items(scope, "metrics"))
                resource.Metrics.Add(Metric(metric, scope.TryGetProperty("scope", out var named) ? Text(named, "name") : ""));
        return resource;
    }

    private static OtlpMetric Metric(JsonElement told, string scope)
    {
        var metric = new OtlpMetric { Scope = scope, Name = Text(told, "name"), Description = Text(told, "description"), Unit = Text(told, "unit") };
        foreach (var (name, kind) in Kinds)
        {
            if (!told.TryGetProperty(name, out var data)) continue;
            metric.Kind = kind;
            metric.IsDelta = Whole(data, "aggregationTemporality") == Delta;
            metric.IsMonotonic = data.TryGetProperty("isMonotonic", out var monotonic) && monotonic.GetBoolean();
            metric.Points.AddRange(Items(data, "dataPoints").Select(Point));
        }

        return metric;
    }

    private static readonly (string Name, OtlpKind Kind)[] Kinds =
    [
        ("gauge", OtlpKind.Gauge), ("sum", OtlpKind.Sum), ("histogram", OtlpKind.Histogram),
        ("exponentialHistogram", OtlpKind.ExponentialHistogram), ("summary", OtlpKind.Summary),
    ];

    private static OtlpPoint Point(JsonElement told)
    {
        var point = new OtlpPoint
        {
            At = (ulong)Whole(told, "timeUnixNano"), IsEmpty = (Whole(told, "flags") & 1) != 0, Count = (ulong)Whole(told, "count"),
            Sum = told.TryGetProperty("sum", out var sum) ? Number(sum) : null,
            Value = told.TryGetProperty("asDouble", out var real) ? Number(real) : Whole(told, "asInt"),
        };
        Attributes(told, point.Attributes);
        point.Buckets.AddRange(Items(told, "bucketCounts").Select(count => (ulong)Whole(count)));
        point.Bounds.AddRange(Items(told, "explicitBounds").Select(Number));
        point.Quantiles.AddRange(Items(told, "quantileValues").Select(one => (
            one.TryGetProperty("quantile", out var quantile) ? Number(quantile) : 0, one.TryGetProperty("value", out var value) ? Number(value) : 0)));
        return point;
    }
}
