using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Telemetry.Blocks;
using Npgsql;
using NpgsqlTypes;

namespace EventSourcedOps.Application.Telemetry.Blocks;

/// <summary>A line or a span, and whose it is.</summary>
public sealed record Found<TItem>(string Organisation, TItem Item);

/// <summary>Which blocks may hold what is looked for, and what of them it is.</summary>
/// <param name="From">Nothing is earlier, in nanoseconds since 1970.</param>
/// <param name="Until">Nothing is later.</param>
/// <param name="Tokens">Blocks that hold something that fits hold all of these.</param>
/// <param name="Marks">Blocks that hold something that fits have one of these bits.</param>
public sealed record BlockQuestion<TItem>(long From, long Until, IReadOnlySet<ulong> Tokens, int Marks, Func<TItem, bool> Fits);

/// <summary>What was found at once, in blocks that no packer moved meanwhile.</summary>
/// <param name="Rest">Nothing that is to come lies on this side of it; null when nothing is to come.</param>
public readonly record struct Portion<TItem>(IReadOnlyList<Found<TItem>> Items, long? Rest);

/// <summary>
/// Reads blocks that may hold what is looked for, in the order of time. PostgreSQL passes over blocks of other times, organisations, marks
/// and words; what is left is unpacked and read item by item.
/// </summary>
public sealed class BlockReader<TItem>(BlockKind<TItem> kind)
{
    private const int FirstPortion = 4;
    private const int LargestPortion = 64;

    /// <summary>How often a search begins anew because a packer moved what it was about to read.</summary>
    private const int Attempts = 5;

    private sealed record Candidate(long Id, DateTime Since, DateTime Until);

    /// <summary>Hands over portions until nobody wants more.</summary>
    /// <param name="begin">Makes what takes the portions. It is made anew when a search has to begin anew, and says whether it wants more.</param>
    public async Task<Refusal?> Read(
        TelemetrySight sight, BlockQuestion<TItem> question, bool newestFirst, Func<Func<Portion<TItem>, bool>> begin, CancellationToken cancellation)
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
    private async Task<bool?> Read(
        TelemetrySight sight, BlockQuestion<TItem> question, bool newestFirst, List<Candidate> candidates, Func<Portion<TItem>, bool> take,
        CancellationToken cancellation)
    {
        var size = FirstPortion;
        for (var place = 0; place < candidates.Count; place += size, size = Math.Min(size * 2, LargestPortion))
        {
            var some = candidates[place..Math.Min(place + size, candidates.Count)];
            var blocks = await Blocks(sight, some, cancellation);
            if (blocks.Count < some.Count) return null;
            var found = new List<Found<TItem>>();
            foreach (var (organisation, body) in blocks)
            {
                cancellation.ThrowIfCancellationRequested();
                foreach (var item in kind.Items(body))
                    if (question.Fits(item)) found.Add(new(organisation, item));
            }

            long? rest = place + size >= candidates.Count ? null
                : TelemetryTime.Of(newestFirst ? candidates[place + size].Until : candidates[place + size].Since);
            if (!take(new(found, rest))) return false;
        }

        return true;
    }

    private async Task<List<Candidate>> Candidates(
        TelemetrySight sight, BlockQuestion<TItem> question, bool newestFirst, CancellationToken cancellation)
    {
        var words = question.Tokens.Select(WordFilter.Walk).ToArray();
        var search = TelemetrySight.Question(
            $"""
            select id, since, until from {kind.Table} block
            {(words.Length == 0 ? "" : "cross join lateral (select block.filter || '\\x'::bytea as bits offset 0) unpacked")}
            where until >= $2 and since <= $3 and ($1::text[] is null or organisation = any($1)) and marks & $4 <> 0
            {(words.Length == 0 ? "" : MayHold)}
            order by {(newestFirst ? "until desc" : "since")} limit {TelemetryLimits.BlocksOfSearch + 1}
            """,
            [sight.Codes, TelemetryTime.Floor(question.From), TelemetryTime.Ceiling(question.Until), question.Marks]);
        if (words.Length > 0)
        {
            search.Parameters.Add(new() { Value = words.Select(word => word.First).ToArray() });
            search.Parameters.Add(new() { Value = words.Select(word => word.Step).ToArray() });
        }

        return [.. await sight.Wall.List(search, row => new Candidate(row.GetInt64(0), row.GetDateTime(1), row.GetDateTime(2)), cancellation)];
    }

    /// <summary><see cref="WordFilter.MayHold"/> for every word, on bits that were fetched once for all of them.</summary>
    private static readonly string MayHold =
        $"""
        and not exists (
            select from unnest($5::bigint[], $6::bigint[]) as word (first, step), generate_series(0, {WordFilter.Steps - 1}) as next
            where get_bit(bits, (first + next * step) % (8 * octet_length(bits))) = 0)
        """;

    private async Task<IReadOnlyList<(string Organisation, byte[] Body)>> Blocks(
        TelemetrySight sight, List<Candidate> some, CancellationToken cancellation)
    {
        var read = new NpgsqlBatchCommand($"select organisation, body from {kind.Table} where id = any($1) and until >= $2 and until <= $3");
        read.Parameters.Add(new() { Value = some.Select(block => block.Id).ToArray() });
        read.Parameters.Add(new() { Value = some.Min(block => block.Until), NpgsqlDbType = NpgsqlDbType.TimestampTz });
        read.Parameters.Add(new() { Value = some.Max(block => block.Until), NpgsqlDbType = NpgsqlDbType.TimestampTz });
        return await sight.Wall.List(read, row => (row.GetString(0), row.GetFieldValue<byte[]>(1)), cancellation);
    }
}
