using EventSourcedOps.Domain.Telemetry.Blocks;

namespace EventSourcedOps.Domain.Telemetry.Traces;

/// <summary>How many spans there are of an operation, how many failed, and how long they took.</summary>
public sealed class SpanFigures
{
    private readonly DurationSketch _lengths = new();

    public long Spans { get; private set; }

    public long Failed { get; private set; }

    /// <summary>The longest, in nanoseconds.</summary>
    public long Longest { get; private set; }

    internal void Add(Span span)
    {
        Spans++;
        if (span.HasFailed) Failed++;
        Longest = Math.Max(Longest, span.Length);
        _lengths.Add(span.Length);
    }

    /// <summary>Within that share of spans lasted no longer, in nanoseconds; to a thirtieth.</summary>
    public double Within(double share) => _lengths.Within(share);
}

/// <summary>What many spans come to: a fold, the same for the same spans in any order.</summary>
/// <param name="slices">Into how many parts the time is divided.</param>
public sealed class SpanTally(SpanQuestion question, int slices)
{
    /// <summary>Operations beyond that are counted no more: what has so many names its spans after values.</summary>
    private const int MostOperations = 5_000;

    private readonly TimeSlices _time = new(question.From, question.Until, slices);
    private readonly SpanFigures[] _slices = [.. Enumerable.Range(0, slices).Select(_ => new SpanFigures())];
    private readonly Dictionary<(string Service, string Name), SpanFigures> _operations = [];

    public SpanFigures All { get; } = new();

    /// <summary>Since when all spans are counted: there were too many to count the earlier ones. Null when all are.</summary>
    public long? CountedSince { get; private set; }

    /// <summary>The earliest slice of the time first.</summary>
    public IReadOnlyList<SpanFigures> Slices => _slices;

    /// <summary>Those with the most spans first.</summary>
    public IEnumerable<(string Service, string Name, SpanFigures Figures)> Operations => _operations
        .Select(one => (one.Key.Service, one.Key.Name, one.Value)).OrderByDescending(one => one.Value.Spans)
        .ThenBy(one => one.Service, StringComparer.Ordinal).ThenBy(one => one.Name, StringComparer.Ordinal);

    public void Add(Span span)
    {
        All.Add(span);
        _slices[_time.Of(span.From)].Add(span);
        var operation = (span.Source.Service, span.Name);
        if (!_operations.TryGetValue(operation, out var figures))
        {
            if (_operations.Count >= MostOperations) return;
            _operations[operation] = figures = new();
        }

        figures.Add(span);
    }

    /// <summary>What is earlier is not counted any more.</summary>
    public void EndAt(long since) => CountedSince = since;
}
