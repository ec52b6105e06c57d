using EventSourcedOps.Projections.Feeds;
using EventSourcedOps.Projections.Walls;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using NpgsqlTypes;

namespace EventSourcedOps.Application.Feeds;

/// <summary>Where the feed stands: its epoch and the last position given.</summary>
public sealed record FeedMark(Guid Epoch, long Head);

/// <summary>Some events in order, and how far was looked for them.</summary>
/// <param name="To">Every event that the filter admits, up to this position, is in this page or in one before it.</param>
public sealed record FeedPage(Guid Epoch, IReadOnlyList<FeedEntry> Entries, long To, long Head);

/// <summary>Reads the feed from the database, by position.</summary>
public sealed class FeedLog([FromKeyedServices(DatabaseRole.Projection)] NpgsqlDataSource database)
{
    /// <summary>So many positions are looked through at once: a filter that admits next to nothing costs bounded work, too.</summary>
    public const int ScanMost = 50_000;

    // The page is found in the narrow table first; then each event costs one look into the log. What is too sensitive, by either wall,
    // leaves its position empty: the page still tells how far was looked.
    private static readonly string PageSql =
        $"""
        with page as materialized (
            select position, seq_id from ops.feed_log
            where position > $1 and position <= $1 + $2 and ($3 is null or type = any($3)) and ($4 is null or organisation = any($4))
                and ($5 is null or organisation = any($5) or type not like '{FeedFilter.AuditTypes}%' and type not like '{FeedFilter.AccessTypes}%')
            order by position limit $6
        )
        select {FeedEntry.Columns} from page p left join (
            select o.*, coalesce(l.label, 0) as label, {LabelledRows.Places} as places
            from (select *, {LabelledRows.AboutEvent()} as about from ops.mt_events) o left join ops.stream_labels l on l.stream = o.about
        ) e on e.seq_id = p.seq_id and (e.label = 0 or ($7 is null or e.places && $7)
            and ($8 is null or e.places && $8 or type not like '{FeedFilter.AuditTypes}%')) order by p.position
        """;

    private const string MarkSql =
        "select h.position, (select epoch from ops.feed_epochs order by number desc limit 1) from ops.feed_head h";

    /// <param name="sight">What PostgreSQL lets the reader see, whatever the filter says.</param>
    public static Task<FeedPage> Read(Sight sight, long after, FeedFilter filter, int limit, CancellationToken cancellation)
    {
        var page = new NpgsqlBatchCommand(PageSql)
        {
            Parameters =
            {
                new() { Value = after }, new() { Value = (long)ScanMost }, Texts(filter.Types), Texts(filter.Organisations),
                Texts(filter.AuditOrganisations), new() { Value = limit }, Texts(filter.Places), Texts(filter.AuditPlaces),
            },
        };
        return sight.Ask(rows => PageOf(rows, after, limit, cancellation), cancellation, new NpgsqlBatchCommand(MarkSql), page);
    }

    private static async Task<FeedPage> PageOf(NpgsqlDataReader rows, long after, int limit, CancellationToken cancellation)
    {
        await rows.ReadAsync(cancellation);
        var (head, epoch) = (rows.GetInt64(0), rows.GetGuid(1));
        await rows.NextResultAsync(cancellation);
        using var writer = new CloudEventWriter();
        var entries = new List<FeedEntry>();
        var (last, found) = (after, 0);
        while (await rows.ReadAsync(cancellation))
        {
            (last, found) = (rows.GetInt64(0), found + 1);
            if (!rows.IsDBNull(1)) entries.Add(FeedEntry.From(rows, writer, epoch));
        }

        var to = found == limit ? last : Math.Max(last, Math.Min(after + ScanMost, head));
        return new(epoch, entries, to, Math.Max(head, last));
    }

    /// <summary>Where the feed stands now. A database that began another life, restored or promoted, gets its own epoch by this look.</summary>
    public Task<FeedMark> Mark(CancellationToken cancellation) => Mark(renew: false, cancellation);

    /// <summary>Ends the epoch by hand: after a restore that PostgreSQL itself cannot tell, from a dump or a copied disk.</summary>
    public Task<FeedMark> Renew(CancellationToken cancellation) => Mark(renew: true, cancellation);

    /// <summary>The last position at which the later epoch still agrees with that one; null when the epoch was never of this database.</summary>
    public async Task<long?> CommonWith(Guid epoch, CancellationToken cancellation)
    {
        await using var ask = database.CreateCommand(
            """
            select min(later.from_position) from ops.feed_epochs known join ops.feed_epochs later on later.number > known.number
            where known.epoch = $1
            """);
        ask.Parameters.Add(new() { Value = epoch });
        return await ask.ExecuteScalarAsync(cancellation) as long?;
    }

    /// <summary>Events recorded that have no position yet; those held back by an open transaction wait here.</summary>
    public async Task<FeedLag> Lag(CancellationToken cancellation)
    {
        await using var ask = database.CreateCommand(
            """
            select h.position, count(e.seq_id), coalesce(max(extract(epoch from ops.clock() - e.timestamp)), 0)::float8
            from ops.feed_head h left join ops.mt_events e on e.seq_id > h.seq_id group by h.position
            """);
        await using var rows = await ask.ExecuteReaderAsync(cancellation);
        await rows.ReadAsync(cancellation);
        return new(rows.GetInt64(0), rows.GetInt64(1), TimeSpan.FromSeconds(rows.GetDouble(2)));
    }

    private async Task<FeedMark> Mark(bool renew, CancellationToken cancellation)
    {
        await using var ask = database.CreateCommand("select ops.feed_epoch($1), (select position from ops.feed_head)");
        ask.Parameters.Add(new() { Value = renew });
        await using var rows = await ask.ExecuteReaderAsync(cancellation);
        await rows.ReadAsync(cancellation);
        return new(rows.GetGuid(0), rows.GetInt64(1));
    }

    private static NpgsqlParameter Texts(IReadOnlyCollection<string>? texts) =>
        new() { Value = texts is null ? DBNull.Value : texts.ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text };
}

/// <summary>How far the feed is behind the log.</summary>
public sealed record FeedLag(long Head, long Waiting, TimeSpan Oldest);
