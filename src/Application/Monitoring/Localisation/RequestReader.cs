using EventSourcedOps.Application.Telemetry;
using EventSourcedOps.Application.Telemetry.Logs;
using EventSourcedOps.Application.Telemetry.Traces;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Monitoring.Localisation;
using EventSourcedOps.Domain.Telemetry.Logs;
using EventSourcedOps.Domain.Telemetry.Traces;

namespace EventSourcedOps.Application.Monitoring.Localisation;

/// <summary>What services sent in a time.</summary>
public sealed record SentRequests(IReadOnlyList<Span> Spans, IReadOnlyList<LogLine> Lines)
{
    public static readonly SentRequests Nothing = new([], []);

    /// <summary>Whether that is all; otherwise it is the newest.</summary>
    public bool IsWhole => Spans.Count < RequestReader.MostItems && Lines.Count < RequestReader.MostItems;

    public SentRequests Before(DateTimeOffset at) => Where(from => from < RequestReader.NanosecondsOf(at));

    public SentRequests From(DateTimeOffset at) => Where(from => from >= RequestReader.NanosecondsOf(at));

    public SentRequests Outside(IReadOnlyList<(DateTimeOffset From, DateTimeOffset Until)> times)
    {
        var left = times.Select(time => (From: RequestReader.NanosecondsOf(time.From), Until: RequestReader.NanosecondsOf(time.Until))).ToList();
        return Where(at => !left.Exists(time => at >= time.From && at < time.Until));
    }

    /// <summary>The lines with their templates. What is written later may make templates wider, so all are found before any is asked for.</summary>
    public IReadOnlyList<TemplatedLine> Templated(LogTemplateMiner miner)
    {
        var mined = Lines.OrderBy(line => line.At).ThenBy(line => line.Mark).Select(line => (Line: line, miner.Mine(line.Text).Template)).ToList();
        return
        [
            .. mined.Select(one => new TemplatedLine(
                one.Line.Source.Service, one.Line.At, one.Line.Severity, one.Template.Current.Pattern, LogOrigin.Of(one.Line), one.Line.Trace, one.Line.Span)),
        ];
    }

    private SentRequests Where(Predicate<long> isMeant) =>
        new([.. Spans.Where(span => isMeant(span.From))], [.. Lines.Where(line => isMeant(line.At))]);
}

/// <summary>Reads the spans and lines of a time, as far as the caller may see them.</summary>
public sealed class RequestReader(SpanSearch spans, LogSearch logs)
{
    /// <summary>Of spans and of lines.</summary>
    public const int MostItems = 200_000;

    private const long NanosecondsOfMillisecond = 1_000_000;

    public async Task<(SentRequests Sent, Refusal? Refusal)> Read(
        TelemetrySight sight, DateTimeOffset from, DateTimeOffset until, CancellationToken cancellation)
    {
        var (first, last) = (NanosecondsOf(from), NanosecondsOf(until) - 1);
        var (found, refusal) = await spans.Newest(sight, new(first, last), MostItems, cancellation);
        if (refusal is not null) return (SentRequests.Nothing, refusal);
        var (said, other) = await logs.Newest(sight, new(first, last, LogWording.Anything), MostItems, cancellation);
        return (new(found, said), other);
    }

    public static long NanosecondsOf(DateTimeOffset at) => at.ToUnixTimeMilliseconds() * NanosecondsOfMillisecond;
}
