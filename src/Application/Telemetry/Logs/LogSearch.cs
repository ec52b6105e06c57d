using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Telemetry.Logs;

namespace EventSourcedOps.Application.Telemetry.Logs;

/// <summary>The place of a line in the order of time. Lines that are the same in everything share it.</summary>
public readonly record struct LogPlace(long At, ulong Mark)
{
    public static readonly Comparer<LogPlace> OldestFirst = Comparer<LogPlace>.Create((one, other) => (one.At, one.Mark).CompareTo((other.At, other.Mark)));
    public static readonly Comparer<LogPlace> NewestFirst = Comparer<LogPlace>.Create((one, other) => OldestFirst.Compare(other, one));

    public static LogPlace Of(LogLine line) => new(line.At, line.Mark);
}

/// <summary>Lines that were found, or why there is no answer.</summary>
/// <param name="HasMore">Whether there are others behind them.</param>
public sealed record LogAnswer(IReadOnlyList<FoundLine> Lines, bool HasMore, Refusal? Refusal = null);

/// <summary>What all lines that fit come to, or why there is no answer.</summary>
public sealed record LogSum(LogTally Tally, Refusal? Refusal = null);

/// <summary>Answers questions about logs, as far as the caller may see them.</summary>
public sealed class LogSearch(TimeProvider time)
{
    /// <param name="behind">Only what comes behind that place, in the order that is asked for.</param>
    /// <param name="most">How many lines; more only where others are the same as the last one in everything, so that none is passed over.</param>
    public async Task<LogAnswer> Find(
        TelemetrySight sight, LogQuestion question, bool newestFirst, LogPlace? behind, int most, CancellationToken cancellation)
    {
        var page = new Page(newestFirst, behind, most);
        if (behind is { } place)
            question = newestFirst
                ? question with { Until = Math.Min(question.Until, place.At) } : question with { From = Math.Max(question.From, place.At) };
        var refusal = await Patiently(inner => LogReader.Read(sight, question, newestFirst, page.Begin, inner), cancellation);
        return page.HasEnough || refusal is null ? page.Answer : new([], false, refusal);
    }

    public async Task<LogSum> Sum(TelemetrySight sight, LogQuestion question, LogTallySettings settings, CancellationToken cancellation)
    {
        var tally = new LogTally(question, settings);
        var refusal = await Patiently(inner => LogReader.Read(sight, question, newestFirst: true, Begin, inner), cancellation);
        return new(tally, refusal);

        Func<LogPortion, bool> Begin()
        {
            tally = new(question, settings);
            return portion =>
            {
                foreach (var found in portion.Lines) tally.Add(found.Line);
                if (tally.Lines < TelemetryLimits.LinesOfSummary || portion.Rest is not { } rest) return true;
                tally.EndAt(rest);
                return false;
            };
        }
    }

    /// <summary>Counts what a rule counts at moments from one to another.</summary>
    public async Task<(LogCounts Counts, Refusal? Refusal)> Count(
        TelemetrySight sight, LogCountQuery query, DateTimeOffset from, DateTimeOffset until, CancellationToken cancellation)
    {
        var counts = new LogCounts(query);
        var refusal = await Patiently(inner => LogReader.Read(sight, query.Question(from, until), newestFirst: true, Begin, inner), cancellation);
        return (counts, counts.Lines > TelemetryLimits.LinesOfRule ? TelemetryRefusals.TooManyLines : refusal);

        Func<LogPortion, bool> Begin()
        {
            counts = new(query);
            return portion =>
            {
                foreach (var found in portion.Lines) counts.Add(found.Line);
                return counts.Lines <= TelemetryLimits.LinesOfRule;
            };
        }
    }

    private async Task<Refusal?> Patiently(Func<CancellationToken, Task<Refusal?>> ask, CancellationToken cancellation)
    {
        using var patience = new CancellationTokenSource(TelemetryLimits.Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, patience.Token);
        try
        {
            return await Task.Run(() => ask(either.Token), either.Token);
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            return TelemetryRefusals.TooLong;
        }
    }

    /// <summary>The first lines in an order, out of portions that come in it only roughly.</summary>
    private sealed class Page(bool newestFirst, LogPlace? behind, int most)
    {
        private readonly Comparer<LogPlace> order = newestFirst ? LogPlace.NewestFirst : LogPlace.OldestFirst;

        /// <summary>Those of the page, and one that only tells that there are more.</summary>
        private List<(LogPlace Place, FoundLine Line)> first = [];

        public bool HasEnough { get; private set; }

        public LogAnswer Answer => new([.. first.Take(EndOf(first)).Select(one => one.Line)], first.Count > EndOf(first));

        public Func<LogPortion, bool> Begin()
        {
            (first, HasEnough) = ([], false);
            return Take;
        }

        private bool Take(LogPortion portion)
        {
            var all = first.Concat(portion.Lines.Select(found => (Place: LogPlace.Of(found.Line), found)))
                .Where(one => behind is not { } place || order.Compare(one.Place, place) > 0).OrderBy(one => one.Place, order).ToList();
            var end = EndOf(all);
            first = all[..Math.Min(all.Count, end + 1)];
            HasEnough = first.Count > end
                && (portion.Rest is not { } rest || (newestFirst ? rest < first[^1].Place.At : rest > first[^1].Place.At));
            return !HasEnough;
        }

        /// <summary>Where the page ends: never between lines that are the same in everything.</summary>
        private int EndOf(List<(LogPlace Place, FoundLine Line)> lines)
        {
            var end = Math.Min(most, lines.Count);
            while (end > 0 && end < lines.Count && lines[end].Place == lines[end - 1].Place) end++;
            return end;
        }
    }
}
