using EventSourcedOps.Domain.Telemetry.Blocks;

namespace EventSourcedOps.Api.Telemetry.Otlp;

/// <summary>What a resource measured, as OTLP tells it in protobuf and in JSON.</summary>
internal sealed class OtlpResource
{
    public Dictionary<string, string> Attributes { get; } = new(StringComparer.Ordinal);

    public List<OtlpMetric> Metrics { get; } = [];
}

internal enum OtlpKind
{
    /// <summary>Of a kind that was not said.</summary>
    Unknown,
    Gauge,
    Sum,
    Histogram,
    ExponentialHistogram,
    Summary,
}

internal sealed class OtlpMetric
{
    public string Scope { get; set; } = "";

    public string Name { get; set; } = "";

    public string Description { get; set; } = "";

    public string Unit { get; set; } = "";

    public OtlpKind Kind { get; set; }

    /// <summary>Whether it only grows.</summary>
    public bool IsMonotonic { get; set; }

    /// <summary>Whether it counts from the last time and not from the start.</summary>
    public bool IsDelta { get; set; }

    public List<OtlpPoint> Points { get; } = [];
}

internal sealed class OtlpPoint
{
    public Dictionary<string, string> Attributes { get; } = new(StringComparer.Ordinal);

    /// <summary>In nanoseconds since 1970.</summary>
    public ulong At { get; set; }

    /// <summary>That there is nothing to say at this moment.</summary>
    public bool IsEmpty { get; set; }

    public double Value { get; set; }

    public ulong Count { get; set; }

    public double? Sum { get; set; }

    public List<ulong> Buckets { get; } = [];

    public List<double> Bounds { get; } = [];

    public List<(double Quantile, double Value)> Quantiles { get; } = [];
}

internal static class OtlpForms
{
    /// <summary>A resource that said nothing yet.</summary>
    public static readonly TelemetrySource Nobody = new("", "", []);

    private static readonly string[] Instances = ["service.instance.id", "k8s.pod.name", "container.name", "host.name"];

    /// <summary>Who sends, as the resource says.</summary>
    public static TelemetrySource SourceOf(Dictionary<string, string> known)
    {
        var (space, service) = (known.GetValueOrDefault("service.namespace", ""), known.GetValueOrDefault("service.name", ""));
        var instance = Instances.Select(name => known.GetValueOrDefault(name, "")).FirstOrDefault(value => value.Length > 0) ?? "";
        return TelemetryRules.Bounded(new TelemetrySource(
            space.Length > 0 && service.Length > 0 ? $"{space}/{service}" : service, instance,
            [.. known.Select(one => new TelemetryField(one.Key, one.Value)).OrderBy(one => one.Name, StringComparer.Ordinal)]));
    }

    /// <summary>A value that consists of pairs, as a text.</summary>
    public static string TextOf(IEnumerable<KeyValuePair<string, string>> pairs) => $"{{{string.Join(", ", pairs.Select(pair => $"{pair.Key}={pair.Value}"))}}}";
}
