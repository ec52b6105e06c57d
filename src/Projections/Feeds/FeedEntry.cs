using System.Data.Common;
using EventSourcedOps.Domain.Access;

namespace EventSourcedOps.Projections.Feeds;

/// <summary>An event at its place in the feed, written once for all consumers.</summary>
/// <param name="Sequence">Its place in the log of the database, which has gaps; the feed's position has none.</param>
/// <param name="Frame">A server-sent event, whole; the JSON stands within it.</param>
public sealed record FeedEntry(
    long Position, long Sequence, string Organisation, string Type, ReadOnlyMemory<byte> Frame, int JsonStart, int JsonLength)
{
    /// <summary>The stream that it tells about.</summary>
    public Guid About { get; init; }

    /// <summary>How sensitive that was when this was read; a newer fact that says otherwise follows.</summary>
    public DataLabel Label { get; init; }

    /// <summary>The CloudEvent.</summary>
    public ReadOnlySpan<byte> Json => Frame.Span.Slice(JsonStart, JsonLength);

    /// <summary>A row of the feed's page, with the event as it is stored: its JSON is not parsed on the way.</summary>
    public static FeedEntry From(DbDataReader row, CloudEventWriter writer, Guid epoch)
    {
        var happened = new FeedEvent(
            row.GetInt64(0), row.GetInt64(1), row.GetGuid(2), row.GetString(3), row.GetGuid(4), row.GetInt64(5), row.GetString(6),
            row.GetFieldValue<DateTime>(7), Text(8), Text(9), Text(10), Text(11), row.GetFieldValue<byte[]>(12));
        return writer.Write(happened, epoch) with { About = row.GetGuid(13), Label = (DataLabel)row.GetInt32(14) };

        string? Text(int column) => row.IsDBNull(column) ? null : row.GetString(column);
    }

    /// <summary>The columns that <see cref="From"/> reads, of <c>mt_events</c> with its label as <c>e</c> and the page of the feed as <c>p</c>.</summary>
    public const string Columns =
        """
        p.position, e.seq_id, e.id, e.tenant_id, e.stream_id, e.version, e.type, e.timestamp, e.correlation_id, e.causation_id,
        e.headers ->> 'trace', e.headers ->> 'occurred', e.data, e.about, e.label
        """;
}

/// <summary>What a CloudEvent is made of.</summary>
public sealed record FeedEvent(
    long Position, long Sequence, Guid Id, string Organisation, Guid Stream, long Version, string Type, DateTime RecordedAt,
    string? Correlation, string? Causation, string? Trace, string? Occurred, byte[] Json);
