using Npgsql;
using NpgsqlTypes;

namespace EventSourcedOps.Projections.EventLog;

/// <summary>Reads the log by binary COPY, the fastest way out of a table: rows first, their facts when somebody reads them.</summary>
public sealed class EventCopy : IDisposable
{
    private readonly NpgsqlBinaryExporter copy;
    private readonly Dictionary<string, string> names = new(StringComparer.Ordinal);

    /// <param name="types">Wire names; COPY takes no parameters, and these are the program's own constants.</param>
    public EventCopy(NpgsqlConnection connection, IEnumerable<string> types, long after, long upTo)
    {
        var listed = string.Join(", ", types.Select(type => $"'{type}'"));
        copy = connection.BeginBinaryExport(
            $"""
            copy (select {Recorded.Columns} from ops.mt_events e
                  where e.seq_id > {after} and e.seq_id <= {upTo} and e.type in ({listed}) order by e.seq_id) to stdout (format binary)
            """);
        copy.Timeout = TimeSpan.Zero;
    }

    /// <returns>At most so many; fewer only at the end.</returns>
    public IReadOnlyList<UnreadEvent> Next(int most)
    {
        var page = new List<UnreadEvent>(most);
        while (page.Count < most && copy.StartRow() != -1)
            page.Add(new(
                copy.Read<long>(NpgsqlDbType.Bigint), copy.Read<Guid>(NpgsqlDbType.Uuid), Name(), copy.Read<Guid>(NpgsqlDbType.Uuid),
                copy.Read<long>(NpgsqlDbType.Bigint), Name(), copy.Read<DateTime>(NpgsqlDbType.TimestampTz), Text(), Text(), Text(),
                Json(), Json()!));
        return page;
    }

    public void Dispose() => copy.Dispose();

    /// <summary>Organisations and types are few: one object for each.</summary>
    private string Name()
    {
        var text = copy.Read<string>(NpgsqlDbType.Varchar);
        return names.TryGetValue(text, out var known) ? known : names[text] = text;
    }

    private string? Text()
    {
        if (!copy.IsNull) return copy.Read<string>(NpgsqlDbType.Varchar);
        copy.Skip();
        return null;
    }

    private byte[]? Json()
    {
        if (!copy.IsNull) return copy.Read<byte[]>(NpgsqlDbType.Jsonb);
        copy.Skip();
        return null;
    }
}

/// <summary>An event as it came out of the log. Reading it is the costly part, which needs no order and no connection.</summary>
public sealed record UnreadEvent(
    long Position, Guid Id, string Organisation, Guid Stream, long Version, string Type, DateTime RecordedAt,
    string? By, string? Correlation, string? Causation, byte[]? Headers, byte[] Fact)
{
    public Recorded Read() =>
        new(Position, Id, Organisation, Stream, Version, Type, new(RecordedAt), By, Correlation, Causation, Headers, Fact);
}
