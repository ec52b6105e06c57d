using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Telemetry;
using Npgsql;

namespace EventSourcedOps.Application.Telemetry;

/// <summary>Finds series and their samples, in chunks and in blocks that are in none yet.</summary>
public sealed class MetricReader
{
    private const int RememberedMost = 500_000;

    /// <summary>The labels of a series never change, so who may see its number may be told them from memory.</summary>
    private readonly ConcurrentDictionary<long, MetricLabels> labels = new();

    /// <summary>The series that fit, or why there is no answer.</summary>
    /// <param name="most">If there are more, that is the answer.</param>
    public async Task<(IReadOnlyList<(long Id, MetricLabels Labels)> Series, Refusal? Refusal)> Series(
        TelemetrySight sight, IReadOnlyList<PromqlMatcher> matchers, int most, CancellationToken cancellation)
    {
        var (conditions, arguments) = Conditions(sight, matchers);
        var ids = await sight.Wall.List(
            TelemetrySight.Question(
                $"select id from telemetry.series where {conditions} order by id limit {TelemetryLimits.SeriesOfOrganisation}", arguments),
            row => row.GetInt64(0), cancellation);
        var known = await Known(sight, ids, cancellation);
        var found = new List<(long, MetricLabels)>();
        var rest = matchers.Where(matcher => matcher.Match != LabelMatch.Is || matcher.Value.Length == 0).ToArray();
        var fits = MetricLabels.Fitting(rest);
        foreach (var id in ids)
        {
            if (!known.TryGetValue(id, out var told) || !fits(told)) continue; // one that is not known was forgotten meanwhile
            if (found.Count == most) return ([], TelemetryRefusals.TooManySeries);
            found.Add((id, told));
        }

        return (found, null);
    }

    /// <summary>The samples of series from one moment to another, both included.</summary>
    /// <param name="room">What the whole query may still read.</param>
    public static async Task<(IReadOnlyDictionary<long, MetricSamples> Samples, Refusal? Refusal)> Samples(
        TelemetrySight sight, IReadOnlyCollection<long> series, long from, long until, SampleRoom room, CancellationToken cancellation)
    {
        var samples = new Dictionary<long, MetricSamples>(series.Count);
        foreach (var id in series) samples[id] = new();
        if (samples.Count == 0) return (samples, null);
        var kept = await sight.Wall.Ask(
            async rows =>
            {
                // Blocks are asked for first: what is moved into a chunk meanwhile is seen twice, and counts once, but is never missed.
                var blocks = new List<byte[]>();
                while (await rows.ReadAsync(cancellation)) blocks.Add(rows.GetFieldValue<byte[]>(0));
                await rows.NextResultAsync(cancellation);
                return await Chunks(rows, samples, room, cancellation) && Blocks(blocks, samples, from, until, room);
            },
            cancellation,
            TelemetrySight.Question(
                "select body from telemetry.blocks where since <= $1 and until >= $2 and ($3::text[] is null or organisation = any($3)) order by id",
                [until, from, sight.Codes]),
            TelemetrySight.Question(
                "select series, body from telemetry.chunks where hour >= $1 and hour <= $2 and series = any($3) order by series, hour, part",
                [HourOf(from), HourOf(until), series.ToArray()]));
        return kept ? (samples, null) : (samples, TelemetryRefusals.TooManySamples);
    }

    private static async Task<bool> Chunks(
        NpgsqlDataReader rows, Dictionary<long, MetricSamples> samples, SampleRoom room, CancellationToken cancellation)
    {
        while (await rows.ReadAsync(cancellation))
            if (!room.Take(samples[rows.GetInt64(0)].Add(rows.GetFieldValue<byte[]>(1).AsSpan()).Count)) return false;
        return true;
    }

    private static bool Blocks(List<byte[]> blocks, Dictionary<long, MetricSamples> samples, long from, long until, SampleRoom room)
    {
        foreach (var block in blocks)
        {
            var count = 0;
            MetricBlock.Read(block, (series, at, value) =>
            {
                if (at < from || at > until || !samples.TryGetValue(series, out var known)) return;
                known.Add(at, value);
                count++;
            });
            if (!room.Take(count)) return false;
        }

        return true;
    }

    /// <summary>The labels of those series. What was found stands for this question, whatever the memory forgets meanwhile.</summary>
    private async Task<Dictionary<long, MetricLabels>> Known(TelemetrySight sight, IReadOnlyList<long> ids, CancellationToken cancellation)
    {
        var (known, missing) = (new Dictionary<long, MetricLabels>(ids.Count), new List<long>());
        foreach (var id in ids)
            if (labels.TryGetValue(id, out var remembered)) known[id] = remembered;
            else missing.Add(id);
        if (missing.Count == 0) return known;
        var told = await sight.Wall.List(
            TelemetrySight.Question("select id, labels::text from telemetry.series where id = any($1)", [missing.ToArray()]),
            row => (Id: row.GetInt64(0), Labels: row.GetString(1)), cancellation);
        if (labels.Count + told.Count > RememberedMost) labels.Clear();
        foreach (var (id, text) in told) labels[id] = known[id] = new(JsonSerializer.Deserialize<Dictionary<string, string>>(text)!);
        return known;
    }

    /// <summary>What an index or the server may answer is asked of it; patterns are ours.</summary>
    private static (string Sql, List<object> Arguments) Conditions(TelemetrySight sight, IReadOnlyList<PromqlMatcher> matchers)
    {
        var (sql, arguments) = (new List<string> { "($1::text[] is null or organisation = any($1))" }, new List<object> { sight.Codes });
        foreach (var matcher in matchers.Where(matcher => matcher.Match == LabelMatch.Is && matcher.Value.Length > 0))
        {
            arguments.Add(matcher.Value);
            if (matcher.Name == MetricLabels.Name) sql.Add(string.Create(CultureInfo.InvariantCulture, $"name = ${arguments.Count}"));
            else
            {
                arguments.Add(matcher.Name);
                sql.Add(string.Create(CultureInfo.InvariantCulture, $"labels ->> ${arguments.Count} = ${arguments.Count - 1}"));
            }
        }

        return (string.Join(" and ", sql), arguments);
    }

    private static DateTime HourOf(long at)
    {
        var bounded = Math.Clamp(at, 0, DateTimeOffset.MaxValue.ToUnixTimeMilliseconds());
        return DateTimeOffset.FromUnixTimeMilliseconds(bounded - (bounded % MetricChunk.HourMilliseconds)).UtcDateTime;
    }
}

/// <summary>How many samples a query may still read, over all its selectors, from chunks and from blocks.</summary>
public sealed class SampleRoom
{
    private long left = TelemetryLimits.SamplesOfQuery;

    /// <summary>False when there was not enough of it.</summary>
    public bool Take(long samples) => (left -= samples) >= 0;
}
