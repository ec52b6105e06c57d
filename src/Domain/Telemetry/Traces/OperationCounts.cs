using EventSourcedOps.Domain.Telemetry.Blocks;

namespace EventSourcedOps.Domain.Telemetry.Traces;

/// <summary>What the spans of each operation come to in the while before a moment. Spans may come in any order; each counts when it began.</summary>
public sealed class OperationCounts(OperationQuery query)
{
    private const double NanosecondsOfMillisecond = 1_000_000;

    /// <summary>Behind the point. People read these numbers.</summary>
    private const int Digits = 3;

    private readonly Dictionary<(string Service, string Name), List<Counted>> _spans = [];
    private bool _sorted = true;

    private readonly record struct Counted(long From, long Length, bool HasFailed);

    public int Spans { get; private set; }

    /// <summary>Operations that have a span, or the one that the query names even if it has none.</summary>
    public IReadOnlyList<(string Service, string Name)> Operations => query is { Service: { } service, Name: { } name } ? [(service, name)]
        : [.. _spans.Keys.OrderBy(one => one.Service, StringComparer.Ordinal).ThenBy(one => one.Name, StringComparer.Ordinal)];

    public void Add(Span span)
    {
        var operation = (span.Source.Service, span.Name);
        if (!_spans.TryGetValue(operation, out var spans)) _spans[operation] = spans = [];
        spans.Add(new(span.From, span.Length, span.HasFailed));
        Spans++;
        _sorted = false;
    }

    /// <summary>The measure of an operation at moments, the earliest first; null where there are too few spans to say.</summary>
    public IEnumerable<double?> At((string Service, string Name) operation, IEnumerable<DateTimeOffset> moments)
    {
        if (!_sorted)
            foreach (var some in _spans.Values) some.Sort((one, other) => one.From.CompareTo(other.From));
        _sorted = true;
        var spans = _spans.GetValueOrDefault(operation, []);
        var (first, next, failed, lengths) = (0, 0, 0, new DurationSketch());
        foreach (var moment in moments)
        {
            var (begin, end) = (CountWindow.Nanoseconds(moment - query.Window), CountWindow.Nanoseconds(moment));
            for (; next < spans.Count && spans[next].From <= end; next++)
            {
                lengths.Add(spans[next].Length);
                if (spans[next].HasFailed) failed++;
            }

            for (; first < next && spans[first].From <= begin; first++)
            {
                lengths.Remove(spans[first].Length);
                if (spans[first].HasFailed) failed--;
            }

            yield return Measured(next - first, failed, lengths) is { } figure ? Math.Round(figure, Digits) : null;
        }
    }

    private double? Measured(int spans, int failed, DurationSketch lengths) => query.Measure switch
    {
        OperationMeasure.Rate               => spans > 0 || query.NamesOne ? spans / query.Window.TotalMinutes : null,
        _ when spans < OperationQuery.Least => null,
        OperationMeasure.Failed             => 100.0 * failed / spans,
        OperationMeasure.P50                => lengths.Within(0.5) / NanosecondsOfMillisecond,
        OperationMeasure.P95                => lengths.Within(0.95) / NanosecondsOfMillisecond,
        _                                   => lengths.Within(0.99) / NanosecondsOfMillisecond,
    };
}
