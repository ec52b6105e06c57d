using EventSourcedOps.Application.Telemetry.Blocks;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Telemetry.Logs;

namespace EventSourcedOps.Application.Telemetry.Logs;

/// <summary>Answers questions about logs, as far as the caller may see them.</summary>
public sealed class LogSearch(BlockSearch<LogLine> search)
{
    public static readonly BlockKind<LogLine> Kind = new(
        "telemetry.log_blocks", "line", 5_080_004, line => line.At, line => line.Mark, line => line.Source, () => new LogBlock(), LogBlock.Read);

    public Task<ItemPage<LogLine>> Find(
        TelemetrySight sight, LogQuestion question, bool newestFirst, ItemPlace? behind, int most, CancellationToken cancellation) =>
        search.Find(sight, Of(question), newestFirst, behind, most, cancellation);

    /// <summary>What all lines that fit come to; the newest of them, where there are too many.</summary>
    public Task<(LogTally Tally, Refusal? Refusal)> Sum(
        TelemetrySight sight, LogQuestion question, LogTallySettings settings, CancellationToken cancellation) =>
        search.Fold(sight, Of(question), () => new LogTally(question, settings), (tally, portion) =>
        {
            foreach (var found in portion.Items) tally.Add(found.Item);
            if (tally.Lines < TelemetryLimits.ItemsOfSummary || portion.Rest is not { } rest) return true;
            tally.EndAt(rest);
            return false;
        }, cancellation);

    /// <summary>The newest lines that fit, up to so many and those that lie together with them.</summary>
    public Task<(IReadOnlyList<LogLine> Items, Refusal? Refusal)> Newest(
        TelemetrySight sight, LogQuestion question, int most, CancellationToken cancellation) => search.Newest(sight, Of(question), most, cancellation);

    /// <summary>Counts what a rule counts at moments from one to another.</summary>
    public async Task<(LogCounts Counts, Refusal? Refusal)> Count(
        TelemetrySight sight, LogCountQuery query, DateTimeOffset from, DateTimeOffset until, CancellationToken cancellation)
    {
        var (counts, refusal) = await search.Fold(sight, Of(query.Question(from, until)), () => new LogCounts(query), (counts, portion) =>
        {
            foreach (var found in portion.Items) counts.Add(found.Item);
            return counts.Lines <= TelemetryLimits.LinesOfRule;
        }, cancellation);
        return (counts, counts.Lines > TelemetryLimits.LinesOfRule ? TelemetryRefusals.TooManyLines : refusal);
    }

    private static BlockQuestion<LogLine> Of(LogQuestion question) => new(
        question.From, question.Until, question.Tokens, -1 << (int)question.Least, question.Fits);
}
