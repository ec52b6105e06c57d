using EventSourcedOps.Api.Telemetry.Logs;
using EventSourcedOps.Application.Telemetry.Blocks;
using EventSourcedOps.Application.Telemetry.Traces;
using EventSourcedOps.Domain.Telemetry.Traces;
using GraphQL;

namespace EventSourcedOps.Api.Telemetry.Traces;

/// <summary>What became of one request, wherever it went.</summary>
[GraphQLMetadata("Trace")]
public sealed class TraceNode
{
    private readonly IReadOnlyList<TraceBranch> tree;
    private readonly Dictionary<string, Found<Span>> spans;
    private readonly long from;

    internal TraceNode(string id, TraceAnswer answer)
    {
        tree = TraceTree.Of(answer.Spans.Select(found => found.Item));
        spans = answer.Spans.DistinctBy(found => found.Item.Id).ToDictionary(found => found.Item.Id, StringComparer.Ordinal);
        (Id, IsWhole, from) = (id, answer.IsWhole, tree.Min(branch => branch.Span.From));
    }

    /// <summary>In hexadecimal digits.</summary>
    public string Id { get; }

    /// <summary>When its first span began.</summary>
    public DateTimeOffset From => TelemetryTime.At(from);

    /// <summary>From its first span's beginning to the end of the last one.</summary>
    public double Milliseconds => (tree.Max(branch => branch.Span.From + branch.Span.Length) - from) / SpanNode.NanosecondsPerMillisecond;

    /// <summary>Whether these are all of its spans; 5,000 are told at most.</summary>
    public bool IsWhole { get; }

    /// <summary>How many spans each service has, the most first.</summary>
    public IEnumerable<LogShareNode> Services => tree.CountBy(branch => branch.Span.Source.Service).OrderByDescending(one => one.Value)
        .ThenBy(one => one.Key, StringComparer.Ordinal).Select(one => new LogShareNode(one.Key, one.Value));

    /// <summary>Its spans as a tree, depth first, those that began earlier first.</summary>
    public IEnumerable<TraceSpanNode> Spans => tree.Select(branch => new TraceSpanNode(
        branch.Depth, (branch.Span.From - from) / SpanNode.NanosecondsPerMillisecond, branch.SelfLength / SpanNode.NanosecondsPerMillisecond, branch.IsOrphan,
        new(spans[branch.Span.Id])));
}

/// <summary>A span in its place within the trace.</summary>
/// <param name="Depth">How many spans stand above it.</param>
/// <param name="Offset">How many milliseconds after the trace it began.</param>
/// <param name="SelfMilliseconds">How long none of the spans right below it was at work: what it took by itself.</param>
/// <param name="IsOrphan">It says who asked for it, and that span is not there: not sent, not kept any more, or out of reach.</param>
/// <param name="Span">The span.</param>
[GraphQLMetadata("TraceSpan")]
public sealed record TraceSpanNode(int Depth, double Offset, double SelfMilliseconds, bool IsOrphan, SpanNode Span);
