using System.Runtime.CompilerServices;
using EventSourcedOps.Application.Telemetry.Blocks;
using EventSourcedOps.Domain.Telemetry.Blocks;
using EventSourcedOps.Domain.Telemetry.Logs;
using Npgsql;
using NpgsqlTypes;

namespace EventSourcedOps.Application.Telemetry.Logs;

/// <summary>Lines that just came.</summary>
/// <param name="Left">How many more came than are told.</param>
public sealed record LogNews(IReadOnlyList<Found<LogLine>> Lines, int Left);

/// <summary>Follows logs: tells lines soon after they came, whichever node took them and whatever time they say.</summary>
public sealed class LogTail(TimeProvider time)
{
    public const int MostAtOnce = 200;

    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(1);

    /// <summary>What is written at the same time may be seen later by so much; what was told of it already is not told again.</summary>
    private static readonly TimeSpan LookBack = TimeSpan.FromSeconds(15);

    /// <param name="sightNow">What the caller may see, asked before each look.</param>
    public async IAsyncEnumerable<LogNews> Follow(
        Func<Task<TelemetrySight>> sightNow, LogQuestion question, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var words = question.Tokens;
        var (since, known) = (DateTime.MinValue, new HashSet<long>());
        using var tick = new PeriodicTimer(BetweenLooks, time);
        do
        {
            var (now, blocks) = await Look(await sightNow(), since, cancellation);
            var isFirst = since == DateTime.MinValue;
            since = now - LookBack;
            var fresh = blocks.Where(block => !known.Contains(block.Id)).ToList();
            known = [.. blocks.Select(block => block.Id)];
            if (isFirst) continue; // what was there before is no news
            var found = fresh.Where(block => words.All(word => WordFilter.MayHold(block.Filter, word)))
                .SelectMany(block => LogSearch.Kind.Items(block.Body).Where(question.Fits).Select(line => new Found<LogLine>(block.Organisation, line)))
                .OrderBy(one => one.Item.At).ToList();
            if (found.Count > 0) yield return new(found[^Math.Min(MostAtOnce, found.Count)..], Math.Max(0, found.Count - MostAtOnce));
        }
        while (await tick.WaitForNextTickAsync(cancellation));
    }

    private static Task<(DateTime Now, List<(long Id, string Organisation, byte[] Filter, byte[] Body)> Blocks)> Look(
        TelemetrySight sight, DateTime since, CancellationToken cancellation) => sight.Wall.Ask(
        async rows =>
        {
            await rows.ReadAsync(cancellation);
            var now = rows.GetDateTime(0);
            await rows.NextResultAsync(cancellation);
            var blocks = new List<(long, string, byte[], byte[])>();
            while (await rows.ReadAsync(cancellation))
                blocks.Add((rows.GetInt64(0), rows.GetString(1), rows.GetFieldValue<byte[]>(2), rows.GetFieldValue<byte[]>(3)));
            return (now, blocks);
        },
        cancellation,
        new NpgsqlBatchCommand("select now()"),
        new NpgsqlBatchCommand(
            $"""
            select id, organisation, filter, body from telemetry.log_blocks
            where fresh and written_at > coalesce($2, now() - interval '{LookBack.TotalSeconds} seconds')
                and ($1::text[] is null or organisation = any($1)) order by id
            """)
        {
            Parameters =
            {
                new() { Value = sight.Codes, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text },
                new() { Value = since == DateTime.MinValue ? DBNull.Value : since, NpgsqlDbType = NpgsqlDbType.TimestampTz },
            },
        });
}
