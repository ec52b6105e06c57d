using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using EventSourcedOps.Domain.Telemetry;
using Npgsql;
using NpgsqlTypes;

namespace EventSourcedOps.Application.Telemetry;

/// <summary>A series that samples are written to.</summary>
/// <param name="Job">Which of the sender's parts it comes from.</param>
/// <param name="SeenAt">When the table said last that it is there.</param>
internal sealed record BookedSeries(long Id, string Job, long SeenAt);

/// <summary>
/// Which series labels are, for this node. A series that nothing was written to for as long as samples are kept is forgotten by the
/// table, so what is remembered here is asked for again each hour, which also tells the table that it is in use.
/// </summary>
public sealed class SeriesBook(NpgsqlDataSource database, TimeProvider time)
{
    private const int RememberedMost = 1_000_000;
    private static readonly TimeSpan Trusted = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<string, ConcurrentDictionary<byte[], BookedSeries>> known = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, long> counts = new(StringComparer.Ordinal);
    private int remembered;

    /// <summary>The series of a request in its order; null for one whose labels are not fit, which the request is told of.</summary>
    internal async Task<BookedSeries?[]> Find(string organisation, IncomingSamples incoming, CancellationToken cancellation)
    {
        var book = known.GetOrAdd(organisation, _ => new(LabelBytes.Instance));
        var found = new BookedSeries?[incoming.Series];
        var missing = Look(book, incoming, found);
        if (missing.Count > 0) await Make(organisation, book, incoming, missing, found, cancellation);
        return found;
    }

    private List<int> Look(ConcurrentDictionary<byte[], BookedSeries> book, IncomingSamples incoming, BookedSeries?[] found)
    {
        var (lookup, missing) = (book.GetAlternateLookup<ReadOnlySpan<byte>>(), new List<int>());
        for (var series = 0; series < found.Length; series++)
            if (incoming.SamplesOf(series).Count == 0) continue;
            else if (lookup.TryGetValue(incoming.LabelsOf(series), out var known) && time.GetElapsedTime(known.SeenAt) < Trusted) found[series] = known;
            else missing.Add(series);
        return missing;
    }

    private async Task Make(
        string organisation, ConcurrentDictionary<byte[], BookedSeries> book, IncomingSamples incoming, List<int> missing, BookedSeries?[] found,
        CancellationToken cancellation)
    {
        var wanted = new Dictionary<MetricLabels, List<int>>();
        foreach (var series in missing)
        {
            var labels = IncomingSamples.TextOf(incoming.LabelsOf(series));
            if (MetricRules.Fault(labels) is { } fault)
            {
                incoming.Say(fault);
                continue;
            }

            labels.RemoveAll(label => label.Key == MetricRules.Organisation);
            labels.Add(new(MetricRules.Organisation, organisation));
            var key = new MetricLabels(labels);
            if (wanted.TryGetValue(key, out var same)) same.Add(series);
            else wanted[key] = [series];
        }

        // One order of locks for all who make series, so that two of them can wait for each other but never both.
        var rows = wanted.Keys.Select(labels => (Labels: labels, Hash: HashOf(labels)))
            .OrderBy(row => Convert.ToHexString(row.Hash), StringComparer.Ordinal).ToArray();
        var ids = await Ids(organisation, rows, cancellation);
        foreach (var (labels, hash) in rows)
            foreach (var series in wanted[labels])
                if (ids.TryGetValue(hash, out var id))
                    Remember(book, incoming.LabelsOf(series).ToArray(), found[series] = new(id, labels["job"], time.GetTimestamp()));
                else
                    incoming.Say($"An organisation has {TelemetryLimits.SeriesOfOrganisation} series at most.");
    }

    /// <summary>Makes what is not there, and notes that it is in use; what would be too many is left out.</summary>
    private async Task<Dictionary<byte[], long>> Ids(string organisation, (MetricLabels Labels, byte[] Hash)[] rows, CancellationToken cancellation)
    {
        var ids = new Dictionary<byte[], long>(LabelBytes.Instance);
        if (rows.Length == 0) return ids;
        if (!counts.TryGetValue(organisation, out var before)) before = await Count(organisation, cancellation);
        var isFull = before + rows.Length > TelemetryLimits.SeriesOfOrganisation;
        await using var make = database.CreateCommand(isFull
            ? "update telemetry.series set seen_at = now() where organisation = $1 and hash = any($2) returning hash, id, false"
            : """
              insert into telemetry.series (organisation, hash, name, labels)
              select $1, hash, name, labels::jsonb from unnest($2, $3, $4) as sent (hash, name, labels)
              on conflict (organisation, hash) do update set seen_at = now() returning hash, id, xmax = 0
              """);
        make.Parameters.Add(new() { Value = organisation });
        make.Parameters.Add(new() { Value = rows.Select(row => row.Hash).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bytea });
        if (!isFull)
        {
            make.Parameters.Add(new() { Value = rows.Select(row => row.Labels[MetricLabels.Name]).ToArray() });
            make.Parameters.Add(new() { Value = rows.Select(row => JsonSerializer.Serialize(row.Labels.Pairs)).ToArray() });
        }

        await using var told = await make.ExecuteReaderAsync(cancellation);
        var made = 0;
        while (await told.ReadAsync(cancellation))
        {
            ids[told.GetFieldValue<byte[]>(0)] = told.GetInt64(1);
            if (told.GetBoolean(2)) made++;
        }

        counts.AddOrUpdate(organisation, before + made, (_, now) => now + made);
        return ids;
    }

    /// <summary>Series were forgotten, here or by another node: how many there are is counted again.</summary>
    internal void CountAgain() => counts.Clear();

    private async Task<long> Count(string organisation, CancellationToken cancellation)
    {
        await using var count = database.CreateCommand("select count(*) from telemetry.series where organisation = $1");
        count.Parameters.Add(new() { Value = organisation });
        return counts[organisation] = (long)(await count.ExecuteScalarAsync(cancellation))!;
    }

    private void Remember(ConcurrentDictionary<byte[], BookedSeries> book, byte[] labels, BookedSeries series)
    {
        if (Interlocked.Increment(ref remembered) > RememberedMost)
        {
            foreach (var other in known.Values) other.Clear();
            counts.Clear(); // others make and forget series as well: count again
            Interlocked.Exchange(ref remembered, 1);
        }

        book[labels] = series;
    }

    private static byte[] HashOf(MetricLabels labels)
    {
        var text = new StringBuilder();
        foreach (var (name, value) in labels.Pairs) text.Append(name).Append('\0').Append(value).Append('\0');
        return SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString()));
    }
}
