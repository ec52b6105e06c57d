using EventSourcedOps.Api.Telemetry.Logs;
using EventSourcedOps.Application.Telemetry.Blocks;
using EventSourcedOps.Domain.Telemetry.Traces;
using GraphQL;

namespace EventSourcedOps.Api.Telemetry.Traces;

/// <summary>A piece of work as a part of a trace.</summary>
[GraphQLMetadata("Span")]
public sealed class SpanNode(Found<Span> found)
{
    internal const double NanosecondsPerMillisecond = 1_000_000;

    /// <summary>The trace, in hexadecimal digits as all ids.</summary>
    public string TraceId => found.Item.Trace;

    /// <summary>The span within its trace.</summary>
    public string SpanId => found.Item.Id;

    /// <summary>The span that asked for it; null when it begins the trace.</summary>
    public string? ParentId => found.Item.Parent.Length > 0 ? found.Item.Parent : null;

    /// <summary>The service that worked; empty when its sender does not say.</summary>
    public string Service => found.Item.Source.Service;

    /// <summary>Which of the service's processes or hosts; empty when its sender does not say.</summary>
    public string Instance => found.Item.Source.Instance;

    /// <summary>Code of the organisation whose span it is.</summary>
    public string Organisation => found.Organisation;

    /// <summary>What was done: the operation.</summary>
    public string Name => found.Item.Name;

    /// <summary>Which side of a call it is.</summary>
    public SpanKind Kind => found.Item.Kind;

    /// <summary>When it began.</summary>
    public DateTimeOffset From => TelemetryTime.At(found.Item.From);

    /// <summary>How long it lasted.</summary>
    public double Milliseconds => found.Item.Length / NanosecondsPerMillisecond;

    /// <summary>How it ended.</summary>
    public SpanStatus Status => found.Item.Status;

    /// <summary>What is said of how it ended; empty when nothing is.</summary>
    public string StatusText => found.Item.StatusText;

    /// <summary>What else is known of it, and of who worked.</summary>
    public IEnumerable<LogAttributeNode> Attributes =>
    [
        .. found.Item.Attributes.Select(one => new LogAttributeNode(one.Name, one.Value, false)),
        .. found.Item.Source.Attributes.Select(one => new LogAttributeNode(one.Name, one.Value, true)),
    ];

    /// <summary>What happened while it lasted, such as exceptions; 32 at most.</summary>
    public IEnumerable<SpanEventNode> Events => found.Item.Events.Select(one => new SpanEventNode(TelemetryTime.At(one.At), one.Name, one.Text));
}

/// <summary>Something that happened while a span lasted.</summary>
/// <param name="At">When.</param>
/// <param name="Name">What, such as exception.</param>
/// <param name="Text">What is known of it, an attribute a line.</param>
[GraphQLMetadata("SpanEvent")]
public sealed record SpanEventNode(DateTimeOffset At, string Name, string Text);

/// <summary>What all spans come to that a search finds.</summary>
[GraphQLMetadata("SpanSummary")]
public sealed class SpanSummaryNode(SpanTally tally, DateTimeOffset from, DateTimeOffset to)
{
    private const int MostOperations = 50;

    /// <summary>How many spans were counted.</summary>
    public long Spans => tally.All.Spans;

    /// <summary>How many of them failed.</summary>
    public long Failed => tally.All.Failed;

    /// <summary>Since when all spans are counted: there were too many to count the earlier ones. Null when all are.</summary>
    public DateTimeOffset? CountedSince => tally.CountedSince is { } since ? TelemetryTime.At(since) : null;

    /// <summary>The time in equal slices, the earliest first.</summary>
    public IEnumerable<SpanSliceNode> Slices => tally.Slices.Select((slice, place) => new SpanSliceNode(
        from + ((to - from) * ((double)place / tally.Slices.Count)), slice.Spans, slice.Failed,
        slice.Spans > 0 ? slice.Within(0.95) / SpanNode.NanosecondsPerMillisecond : null));

    /// <summary>Rate, errors and durations of each operation, those with the most spans first; 50 at most.</summary>
    public IEnumerable<OperationFiguresNode> Operations => tally.Operations.Take(MostOperations)
        .Select(one => OperationFiguresNode.Of(one.Service, one.Name, one.Figures));
}

/// <summary>The spans of a slice of the time.</summary>
/// <param name="From">When the slice begins.</param>
/// <param name="Spans">How many there are.</param>
/// <param name="Failed">How many of them failed.</param>
/// <param name="P95">95 of 100 lasted no longer, in milliseconds; null where there are none.</param>
[GraphQLMetadata("SpanSlice")]
public sealed record SpanSliceNode(DateTimeOffset From, long Spans, long Failed, double? P95);

/// <summary>How an operation of a service does. Quantiles are right to a thirtieth.</summary>
/// <param name="Service">The service.</param>
/// <param name="Name">The operation.</param>
/// <param name="Spans">How many spans it had.</param>
/// <param name="Failed">How many of them failed.</param>
/// <param name="Median">Half of them lasted no longer, in milliseconds.</param>
/// <param name="P95">95 of 100 lasted no longer, in milliseconds.</param>
/// <param name="P99">99 of 100 lasted no longer, in milliseconds.</param>
/// <param name="Longest">The longest of them, in milliseconds.</param>
[GraphQLMetadata("OperationFigures")]
public sealed record OperationFiguresNode(string Service, string Name, long Spans, long Failed, double Median, double P95, double P99, double Longest)
{
    internal static OperationFiguresNode Of(string service, string name, SpanFigures figures) => new(
        service, name, figures.Spans, figures.Failed, Milliseconds(figures.Within(0.5)), Milliseconds(figures.Within(0.95)), Milliseconds(figures.Within(0.99)),
        Milliseconds(figures.Longest));

    private static double Milliseconds(double nanoseconds) => nanoseconds / SpanNode.NanosecondsPerMillisecond;
}
