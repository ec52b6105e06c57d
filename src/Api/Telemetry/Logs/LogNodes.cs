using EventSourcedOps.Application.Telemetry.Blocks;
using EventSourcedOps.Application.Telemetry.Logs;
using EventSourcedOps.Domain.Telemetry.Logs;
using GraphQL;

namespace EventSourcedOps.Api.Telemetry.Logs;

/// <summary>One line of a log.</summary>
[GraphQLMetadata("LogLine")]
public sealed class LogLineNode(Found<LogLine> found)
{
    /// <summary>When it was written, as its sender says; the time of arrival where it does not.</summary>
    public DateTimeOffset At => TelemetryTime.At(found.Item.At);

    /// <summary>How bad it is what it says.</summary>
    public LogSeverity Severity => found.Item.Severity;

    /// <summary>Code of the organisation whose line it is.</summary>
    public string Organisation => found.Organisation;

    /// <summary>The service that wrote it; empty when its sender does not say.</summary>
    public string Service => found.Item.Source.Service;

    /// <summary>Which of the service's processes or hosts; empty when its sender does not say.</summary>
    public string Instance => found.Item.Source.Instance;

    /// <summary>What it says, 32,768 characters at most; of a longer one the attribute log.cut_from tells the length.</summary>
    public string Text => found.Item.Text;

    /// <summary>What else is known of it, and of who wrote it.</summary>
    public IEnumerable<LogAttributeNode> Attributes =>
    [
        .. found.Item.Attributes.Select(one => new LogAttributeNode(one.Name, one.Value, false)),
        .. found.Item.Source.Attributes.Select(one => new LogAttributeNode(one.Name, one.Value, true)),
    ];

    /// <summary>The trace it belongs to, in hexadecimal digits; null when it belongs to none.</summary>
    public string? TraceId => found.Item.Trace.Length > 0 ? found.Item.Trace : null;

    /// <summary>The span of that trace; null when it belongs to none.</summary>
    public string? SpanId => found.Item.Span.Length > 0 ? found.Item.Span : null;
}

/// <summary>Something that is known of a line.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">What it is.</param>
/// <param name="OfWriter">True for what is known of who wrote the line, and so the same at all of its lines.</param>
[GraphQLMetadata("LogAttribute")]
public sealed record LogAttributeNode(string Name, string Value, bool OfWriter);

/// <summary>Lines that just came.</summary>
/// <param name="Lines">The lines, the oldest first; 200 at most.</param>
/// <param name="Left">How many more came at once and are not among them; a search finds them.</param>
[GraphQLMetadata("LogNews")]
public sealed record LogNewsNode(IReadOnlyList<LogLineNode> Lines, int Left)
{
    internal static LogNewsNode Of(LogNews news) => new([.. news.Lines.Select(line => new LogLineNode(line))], news.Left);
}

/// <summary>What all lines come to that a search finds.</summary>
[GraphQLMetadata("LogSummary")]
public sealed class LogSummaryNode(LogTally tally, int slices)
{
    private const int MostShown = 20;
    private const int MostTemplates = 50;

    /// <summary>How many lines were counted.</summary>
    public long Lines => tally.Lines;

    /// <summary>Since when all lines are counted: there were too many to count the earlier ones. Null when all are.</summary>
    public DateTimeOffset? CountedSince => tally.CountedSince is { } since ? TelemetryTime.At(since) : null;

    /// <summary>The time in equal slices, with how many lines of each severity lie in each.</summary>
    public IEnumerable<LogSliceNode> Slices =>
    [
        .. Enum.GetValues<LogSeverity>()
            .Select(severity => new LogSliceNode(severity, [.. Enumerable.Range(0, slices).Select(slice => tally[slice, severity])]))
            .Where(slice => slice.Lines.Any(lines => lines > 0)),
    ];

    /// <summary>The services with the most lines; 20 at most.</summary>
    public IEnumerable<LogShareNode> Services => tally.Services.Take(MostShown).Select(LogShareNode.Of);

    /// <summary>The names of attributes that most lines have; 20 at most.</summary>
    public IEnumerable<LogShareNode> Attributes => tally.Names.Take(MostShown).Select(LogShareNode.Of);

    /// <summary>The most frequent values of the attribute that was asked for; 20 at most.</summary>
    public IEnumerable<LogShareNode> Values => tally.Values.Take(MostShown).Select(LogShareNode.Of);

    /// <summary>What lines have in common when their values are left out, the most frequent first; 50 at most.</summary>
    public IEnumerable<LogTemplateNode> Templates => tally.Kinds.Take(MostTemplates).Select(LogTemplateNode.Of);
}

/// <summary>How many lines of a severity there are, slice by slice of the time.</summary>
/// <param name="Severity">Of which severity.</param>
/// <param name="Lines">How many, the earliest slice first.</param>
[GraphQLMetadata("LogSlice")]
public sealed record LogSliceNode(LogSeverity Severity, IReadOnlyList<long> Lines);

/// <summary>How many lines have a value.</summary>
/// <param name="Value">The value; empty where lines do not say.</param>
/// <param name="Lines">How many.</param>
[GraphQLMetadata("LogShare")]
public sealed record LogShareNode(string Value, long Lines)
{
    internal static LogShareNode Of(LogShare share) => new(share.Value, share.Lines);
}

/// <summary>What lines have in common that differ only in their values.</summary>
/// <param name="Id">The same wherever and whenever the same words are seen.</param>
/// <param name="Pattern">The line with its values blanked out.</param>
/// <param name="Lines">How many lines are like that.</param>
/// <param name="NewestAt">When the newest of them was written.</param>
/// <param name="Highest">The highest severity of them.</param>
[GraphQLMetadata("LogTemplate")]
public sealed record LogTemplateNode(Guid Id, string Pattern, long Lines, DateTimeOffset NewestAt, LogSeverity Highest)
{
    internal static LogTemplateNode Of(LogKind kind) => new(kind.Template.Id, kind.Template.Pattern, kind.Lines, TelemetryTime.At(kind.Newest), kind.Highest);
}
