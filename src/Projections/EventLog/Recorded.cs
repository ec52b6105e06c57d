using System.Data.Common;
using System.Text.Json;
using EventSourcedOps.Domain;

namespace EventSourcedOps.Projections.EventLog;

/// <summary>A fact with what the log knows about it: where it stands, when it was recorded and occurred, who and what caused it.</summary>
/// <param name="Position">Place in the order of the whole log.</param>
/// <param name="Organisation">Code of the organisation whose stream it stands in.</param>
/// <param name="RecordedAt">The server's time; the order of truth and the time that <c>asOf</c> means.</param>
/// <param name="Headers">Source address, command, trace, and the business time where it differs.</param>
public sealed record Recorded(
    long Position, Guid Id, string Organisation, Guid Stream, long Version, string Type, DateTimeOffset RecordedAt,
    string? By, string? Correlation, string? Causation, EventHeaders Headers, object Fact)
{
    private readonly byte[]? unread;

    /// <summary>Read when somebody asks: most folds never look at them.</summary>
    public EventHeaders Headers { get => field ??= EventHeaders.Parse(unread); init; } = Headers;

    /// <summary>When it happened in the business; in UTC, whatever the offset it was told with, so that every fold writes it alike.</summary>
    public DateTimeOffset OccurredAt => (Headers.Occurred ?? RecordedAt).ToUniversalTime();

    /// <summary>The columns that <see cref="From"/> reads, in its order, of <c>mt_events</c> under the alias <c>e</c>.</summary>
    public const string Columns =
        "e.seq_id, e.id, e.tenant_id, e.stream_id, e.version, e.type, e.timestamp, e.user_name, e.correlation_id, e.causation_id, e.headers, e.data";

    /// <summary>From what the log holds: the fact is read now, the headers when they are asked for.</summary>
    internal Recorded(
        long position, Guid id, string organisation, Guid stream, long version, string type, DateTimeOffset recordedAt,
        string? by, string? correlation, string? causation, byte[]? headers, ReadOnlySpan<byte> fact)
        : this(
            position, id, organisation, stream, version, type, recordedAt, by, correlation, causation,
            headers is null ? EventHeaders.None : null!, FactOf(type, fact)) => unread = headers;

    public static Recorded From(DbDataReader row, int first = 0)
    {
        var type = row.GetString(first + 5);
        return new(
            row.GetInt64(first), row.GetGuid(first + 1), row.GetString(first + 2), row.GetGuid(first + 3), row.GetInt64(first + 4),
            type, new DateTimeOffset(row.GetFieldValue<DateTime>(first + 6)), Text(7), Text(8), Text(9),
            row.IsDBNull(first + 10) ? null : row.GetFieldValue<byte[]>(first + 10), row.GetFieldValue<byte[]>(first + 11));

        string? Text(int column) => row.IsDBNull(first + column) ? null : row.GetString(first + column);
    }

    /// <summary>The fact under a wire name. A name nobody knows is an error: skipping it would make every answer silently wrong.</summary>
    public static object FactOf(string type, ReadOnlySpan<byte> json) =>
        WireNames.All.TryGetValue(type, out var fact)
            ? JsonSerializer.Deserialize(json, fact, EventJson.Options)!
            : throw new InvalidOperationException($"The log holds an event of the unknown type '{type}'. Upgrade before reading on.");
}

/// <summary>What stands beside an event: kept small, because it is stored with each.</summary>
/// <param name="Source">Address the request came from.</param>
/// <param name="Command">The command that recorded it.</param>
/// <param name="Trace">W3C trace id.</param>
/// <param name="Occurred">Business time where it differs from the recorded time.</param>
public sealed record EventHeaders(string? Source, Guid? Command, string? Trace = null, DateTimeOffset? Occurred = null)
{
    public static readonly EventHeaders None = new(null, null);

    public static EventHeaders Parse(ReadOnlySpan<byte> json) => JsonSerializer.Deserialize<EventHeaders>(json, EventJson.Options) ?? None;
}
