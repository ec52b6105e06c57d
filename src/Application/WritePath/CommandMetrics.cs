using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace EventSourcedOps.Application.WritePath;

/// <summary>The product's own name in traces and metrics.</summary>
public static class Signals
{
    public const string Name = "EventSourcedOps";

    public static readonly ActivitySource Activities = new(Name);
}

/// <summary>How long commands take and how they end.</summary>
public sealed class CommandMetrics(IMeterFactory meters)
{
    private readonly Histogram<double> latency = meters.Create(Signals.Name).CreateHistogram<double>(
        "ops.command.duration", "ms", "Time from a command's arrival to its answer, durable");

    public void Answered(string operation, string? refusal, TimeSpan taken) => latency.Record(
        taken.TotalMilliseconds, new("operation", operation), new KeyValuePair<string, object?>("refusal", refusal ?? "none"));
}
