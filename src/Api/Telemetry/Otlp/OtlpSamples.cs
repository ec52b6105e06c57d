using System.Globalization;
using EventSourcedOps.Application.Telemetry;
using EventSourcedOps.Domain.Telemetry;

namespace EventSourcedOps.Api.Telemetry.Otlp;

/// <summary>Samples as Prometheus would have them, of what OpenTelemetry tells: which job and instance it is follows from the resource.</summary>
internal static class OtlpSamples
{
    private const string TargetInfo = "target_info";
    private static readonly string[] OfTheJob = ["service.name", "service.namespace", "service.instance.id"];
    private static readonly double Stale = BitConverter.Int64BitsToDouble(PromqlEvaluation.Stale);

    public static IncomingSamples Of(IEnumerable<OtlpResource> resources)
    {
        var into = new IncomingSamples();
        foreach (var resource in resources)
        {
            var target = TargetOf(resource);
            foreach (var metric in resource.Metrics) Add(into, metric, target);
            Describe(into, resource, target);
        }

        return into;
    }

    private static void Add(IncomingSamples into, OtlpMetric metric, List<(string, string)> target)
    {
        var name = OtlpNames.Metric(metric);
        if (name.Length == 0) into.Leave(metric.Points.Count, "A metric has no name.");
        else if (metric.Kind is OtlpKind.Unknown or OtlpKind.ExponentialHistogram)
            into.Leave(metric.Points.Count, $"{metric.Name} is of a kind that is not kept here: send gauges, sums, histograms with bounds, summaries.");
        else if (metric.IsDelta) into.Leave(metric.Points.Count, $"{metric.Name} counts from the last time; only what counts from the start is kept here.");
        else
        {
            into.Notes.Add(new(name, KindOf(metric), metric.Description, metric.Unit));
            foreach (var point in metric.Points) Add(into, metric, name, point, target);
        }
    }

    private static void Add(IncomingSamples into, OtlpMetric metric, string name, OtlpPoint point, List<(string, string)> target)
    {
        into.RequireRoom();
        var at = (long)(point.At / 1_000_000);
        var labels = Merged(point.Attributes, metric.Scope, target);
        switch (metric.Kind)
        {
            case OtlpKind.Histogram when (point.Buckets.Count, point.Bounds.Count) is not (0, 0) && point.Buckets.Count != point.Bounds.Count + 1:
                into.Leave(1, $"{metric.Name} has another number of buckets than of bounds.");
                return;
            case OtlpKind.Histogram:
                var below = 0UL;
                for (var bucket = 0; bucket < point.Bounds.Count; bucket++)
                    One($"{name}_bucket", below += point.Buckets[bucket], ("le", Text(point.Bounds[bucket])));
                One($"{name}_bucket", point.Count, ("le", "+Inf"));
                break;
            case OtlpKind.Summary:
                foreach (var (quantile, value) in point.Quantiles) One(name, value, ("quantile", Text(quantile)));
                break;
            default:
                One(name, point.Value);
                return;
        }

        One($"{name}_count", point.Count);
        if (point.Sum is { } sum) One($"{name}_sum", sum);

        void One(string called, double value, params ReadOnlySpan<(string, string)> more)
        {
            into.Begin();
            into.Label(MetricLabels.Name, called);
            foreach (var (label, text) in labels) into.Label(label, text);
            foreach (var (label, text) in more) into.Label(label, text);
            into.Sample(at, point.IsEmpty ? Stale : value);
        }
    }

    /// <summary>What else the resource says of itself stands at a series of its own, so that no other carries it along.</summary>
    private static void Describe(IncomingSamples into, OtlpResource resource, List<(string Name, string Value)> target)
    {
        var newest = resource.Metrics.SelectMany(metric => metric.Points).Select(point => point.At).DefaultIfEmpty().Max();
        var rest = resource.Attributes.Where(attribute => !OfTheJob.Contains(attribute.Key)).ToDictionary();
        if (newest == 0 || target.Count == 0 || rest.Count == 0) return;
        into.Begin();
        into.Label(MetricLabels.Name, TargetInfo);
        foreach (var (label, text) in Merged(rest, "", target)) into.Label(label, text);
        into.Sample((long)(newest / 1_000_000), 1);
    }

    private static List<(string Name, string Value)> TargetOf(OtlpResource resource)
    {
        var (space, service) = (resource.Attributes.GetValueOrDefault("service.namespace", ""), resource.Attributes.GetValueOrDefault("service.name", ""));
        var job = space.Length > 0 && service.Length > 0 ? $"{space}/{service}" : service;
        var instance = resource.Attributes.GetValueOrDefault("service.instance.id", "");
        return [.. new[] { ("job", job), ("instance", instance) }.Where(label => label.Item2.Length > 0)];
    }

    /// <summary>Two names that become the same keep both values, as Prometheus does.</summary>
    private static Dictionary<string, string> Merged(Dictionary<string, string> attributes, string scope, List<(string Name, string Value)> target)
    {
        var labels = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in attributes.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            var name = OtlpNames.Label(key);
            labels[name] = labels.TryGetValue(name, out var other) ? $"{other};{value}" : value;
        }

        if (scope.Length > 0) labels["otel_scope_name"] = scope;
        foreach (var (name, value) in target) labels[name] = value;
        return labels;
    }

    private static string KindOf(OtlpMetric metric) => metric.Kind switch
    {
        OtlpKind.Sum when metric.IsMonotonic => "counter",
        OtlpKind.Histogram                   => "histogram",
        OtlpKind.Summary                     => "summary",
        _                                    => "gauge",
    };

    private static string Text(double number) => number.ToString("R", CultureInfo.InvariantCulture);
}
