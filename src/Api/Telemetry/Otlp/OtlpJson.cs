using System.Globalization;
using System.Text.Json;

namespace EventSourcedOps.Api.Telemetry.Otlp;

/// <summary>ExportMetricsServiceRequest in JSON: whole numbers of 64 bits may stand there as texts, and what is not known is passed over.</summary>
internal static class OtlpJson
{
    private const int Deepest = 32;
    private const long Delta = 1;

    public static List<OtlpResource> Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body, new() { MaxDepth = Deepest });
            return [.. Items(document.RootElement, "resourceMetrics").Select(Resource)];
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException)
        {
            throw new FormatException($"The body is no ExportMetricsServiceRequest: {wrong.Message}", wrong);
        }
    }

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

    private static void Attributes(JsonElement on, Dictionary<string, string> into)
    {
        foreach (var attribute in Items(on, "attributes"))
            into[Text(attribute, "key")] = attribute.TryGetProperty("value", out var value) ? Value(value) : "";
    }

    private static string Value(JsonElement told)
    {
        foreach (var part in told.EnumerateObject())
            return part.Name switch
            {
                "stringValue" or "bytesValue" => part.Value.GetString() ?? "",
                "boolValue"   => part.Value.GetBoolean() ? "true" : "false",
                "intValue"    => Whole(part.Value).ToString(CultureInfo.InvariantCulture),
                "doubleValue" => Number(part.Value).ToString("R", CultureInfo.InvariantCulture),
                "arrayValue"  => $"[{string.Join(',', Items(part.Value, "values").Select(Value))}]",
                _             => "",
            };
        return "";
    }

    private static List<JsonElement> Items(JsonElement on, string name) =>
        on.TryGetProperty(name, out var items) && items.ValueKind == JsonValueKind.Array ? [.. items.EnumerateArray()] : [];

    private static string Text(JsonElement on, string name) => on.TryGetProperty(name, out var text) ? text.GetString() ?? "" : "";

    private static long Whole(JsonElement on, string name) => on.TryGetProperty(name, out var number) ? Whole(number) : 0;

    private static long Whole(JsonElement number) => number.ValueKind == JsonValueKind.String
        ? long.TryParse(number.GetString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var parsed)
            ? parsed : throw new FormatException($"\"{number.GetString()}\" is no whole number.")
        : number.GetInt64();

    /// <summary>What JSON has no number for is a text.</summary>
    private static double Number(JsonElement number) => number.ValueKind != JsonValueKind.String ? number.GetDouble() : number.GetString() switch
    {
        "NaN"       => double.NaN,
        "Infinity"  => double.PositiveInfinity,
        "-Infinity" => double.NegativeInfinity,
        var text    => double.TryParse(text, CultureInfo.InvariantCulture, out var parsed) ? parsed : throw new FormatException($"\"{text}\" is no number."),
    };
}
