using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Telemetry.Logs;
using Npgsql;
using NpgsqlTypes;

namespace EventSourcedOps.Application.Telemetry.Logs;

/// <summary>A line, and whose it is.</summary>
public sealed record FoundLine(string Organisation, LogLine Line);

/// <summary>Lines that were found at once, in blocks that no packer moved meanwhile.</summary>
/// <param name="Rest">No line that is to come lies on this side of it; null when none is to come.</param>
public readonly record struct LogPortion(IReadOnlyList<FoundLine> Lines, long? Rest);

/// <summary>
/// Reads blocks that may hold what is looked for, in the order of time. PostgreSQL passes over blocks of other times, organisations,
/// severities and words; what is left is unpacked and read line by line.
/// </summary>
public static class LogReader
{
    private const int FirstPortion = 4;
    private const int LargestPortion = 64;

    /// <summary>How often a search begins anew because a packer moved what it was about to read.</summary>
    private const int Attempts = 5;

    private sealed record Candidate(long Id, DateTime Since, DateTime Until);

    /// <summary>Hands over portions until nobody wants more.</summary>
    /// <param name="begin">Makes what takes the portions. It is made anew when a search has to begin anew, and says whether it wants more.</param>
    public static async Task<Refusal?> Read(
        TelemetrySight sight, LogQuestion question, bool newestFirst, Func<Func<LogPortion, bool>> begin, CancellationToken cancellation)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var candidates = await Candidates(sight, question, newestFirst, cancellation);
            var isCut = candidates.Count > TelemetryLimits.BlocksOfSearch;
            var outcome = await Read(sight, question, newestFirst, isCut ? candidates[..^1] : candidates, begin(), cancellation);
            if (outcome is { } wantsMore) return wantsMore && isCut ? TelemetryRefusals.TooManyBlocks : null;
        }

        return TelemetryRefusals.BeingPacked;
    }

    /// <returns>Whether more was wanted when there were no more blocks; null when some went away.</returns>
    private static async Task<bool?> Read(
        TelemetrySight sight, LogQuestion question, bool newestFirst, List<Candidate> candidates, Func<LogPortion, bool> take, CancellationToken cancellation)
    {
        var size = FirstPortion;
        for (var place = 0; place < candidates.Count; place += size, size = Math.Min(size * 2, LargestPortion))
        {
            var some = candidates[place..Math.Min(place + size, candidates.Count)];
            var blocks = await Blocks(sight, some, cancellation);
            if (blocks.Count < some.Count) return null;
            var found = new List<FoundLine>();
            foreach (var (organisation, body) in blocks)
            {
                cancellation.ThrowIfCancellationRequested();
                foreach (var line in LogPacking.Lines(body))
                    if (question.Fits(line)) found.Add(new(organisation, line));
            }

            long? rest = place + size >= candidates.Count ? null
                : LogTime.Of(newestFirst ? candidates[place + size].Until : candidates[place + size].Since);
            if (!take(new(found, rest))) return false;
        }

        return true;
    }

    private static async Task<List<Candidate>> Candidates(
        TelemetrySight sight, LogQuestion question, bool newestFirst, CancellationToken cancellation)
    {
        var (words, severities) = (question.Tokens.Select(LogFilter.Walk).ToArray(), -1 << (int)question.Least);
        var search = TelemetrySight.Question(
            $"""
            select id, since, until from telemetry.log_blocks block
            {(words.Length == 0 ? "" : "cross join lateral (select block.filter || '\\x'::bytea as bits offset 0) unpacked")}
            where until >= $2 and since <= $3 and ($1::text[] is null or organisation = any($1)) and severities & $4 <> 0
            {(words.Length == 0 ? "" : MayHold)}
            order by {(newestFirst ? "until desc" : "since")} limit {TelemetryLimits.BlocksOfSearch + 1}
            """,
            [sight.Codes, LogTime.Floor(question.From), LogTime.Ceiling(question.Until), severities]);
        if (words.Length > 0)
        {
            search.Parameters.Add(new() { Value = words.Select(word => word.First).ToArray() });
            search.Parameters.Add(new() { Value = words.Select(word => word.Step).ToArray() });
        }

        return [.. await sight.Wall.List(search, row => new Candidate(row.GetInt64(0), row.GetDateTime(1), row.GetDateTime(2)), cancellation)];
    }

    /// <summary><see cref="LogFilter.MayHold"/> for every word, on bits that were fetched once for all of them.</summary>
    private static readonly string MayHold =
        $"""
        and not exists (
            select from unnest($5::bigint[], $6::bigint[]) as word (first, step), generate_series(0, {LogFilter.Steps - 1}) as next
            where get_bit(bits, (first + next * step) % (8 * octet_length(bits))) = 0)
        """;

    private static async Task<IReadOnlyList<(string Organisation, byte[] Body)>> Blocks(
        TelemetrySight sight, List<Candidate> some, CancellationToken cancellation)
    {
        var read = new NpgsqlBatchCommand("select organisation, body from telemetry.log_blocks where id = any($1) and until >= $2 and until <= $3");
        read.Parameters.Add(new() { Value = some.Select(block => block.Id).ToArray() });
        read.Parameters.Add(new() { Value = some.Min(block => block.Until), NpgsqlDbType = NpgsqlDbType.TimestampTz });
        read.Parameters.Add(new() { Value = some.Max(block => block.Until), NpgsqlDbType = NpgsqlDbType.TimestampTz });
        return await sight.Wall.List(read, row => (row.GetString(0), row.GetFieldValue<byte[]>(1)), cancellation);
    }
}
