using System.Text.Json;
using EventSourcedOps.Domain;
using EventSourcedOps.Projections.EventLog;

namespace EventSourcedOps.Projections.ReadModels;

/// <summary>
/// What readers see, as a pure fold of events. Every change of a row is kept as a version with the time it began and ended, so a
/// question about the past is answered from the same table as one about now.
/// </summary>
public abstract class ReadModel
{
    /// <summary>Name on the command line and of its table.</summary>
    public abstract string Name { get; }

    /// <summary>Raised when the fold or the columns change: the new version gets a table of its own and is filled beside the old one.</summary>
    public virtual int Version => 1;

    /// <summary>Events that this model folds; all others never reach it.</summary>
    public abstract IReadOnlyList<Type> Events { get; }

    public abstract IReadOnlyList<RowColumn> Columns { get; }

    /// <summary>What current rows are found by, as SQL column lists; each index also ends in the row's id.</summary>
    public abstract IReadOnlyList<string> Indexes { get; }

    public string Table => $"read.{Name}_v{Version}";

    /// <summary>Under which Marten keeps how far the model has come.</summary>
    public string Shard => Version == 1 ? $"{Name}:All" : $"{Name}:V{Version}:All";

    public IEnumerable<string> WireTypes => Events.Select(WireNames.Of);

    /// <summary>The rows that an event touches. All events of a row stand in one stream, so that it can be folded again from that.</summary>
    public virtual IEnumerable<Guid> KeysOf(Recorded happened) => [happened.Stream];

    /// <summary>Whose row it is: the organisation whose people may find it, by our own filters and by PostgreSQL's.</summary>
    public virtual string OrganisationOf(object row, Recorded happened) => happened.Organisation;

    /// <summary>The column, or id, of the stream that a row is about, where streams have labels; null where none has.</summary>
    public virtual string? LabelledBy => null;

    /// <returns>The same object when nothing changed, so that no version is written; null when the row is over.</returns>
    public abstract object? Evolve(Guid key, object? row, Recorded happened);

    public abstract string Write(object row);

    /// <summary>The same as UTF-8, for COPY.</summary>
    public abstract byte[] WriteBytes(object row);

    public abstract object Read(ReadOnlySpan<byte> json);

    protected static IReadOnlyList<Type> EventsOf<TEvent>() =>
        [.. WireNames.All.Values.Where(type => typeof(TEvent).IsAssignableFrom(type))];
}

public abstract class ReadModel<TRow> : ReadModel where TRow : class
{
    public abstract TRow? Evolve(Guid key, TRow? row, Recorded happened);

    public sealed override object? Evolve(Guid key, object? row, Recorded happened) => Evolve(key, (TRow?)row, happened);

    public sealed override string Write(object row) => JsonSerializer.Serialize((TRow)row, EventJson.Options);

    public sealed override byte[] WriteBytes(object row) => JsonSerializer.SerializeToUtf8Bytes((TRow)row, EventJson.Options);

    public sealed override object Read(ReadOnlySpan<byte> json) => JsonSerializer.Deserialize<TRow>(json, EventJson.Options)!;

    protected static RowColumn Column(string name, ColumnKind kind, Func<TRow, object?> of) => new(name, kind, row => of((TRow)row));
}

public enum ColumnKind { Text, Time, Number, Id, Flag, Terms }

/// <summary>A value of the row that is filtered, sorted or searched by, kept beside the row as a real column.</summary>
public sealed record RowColumn(string Name, ColumnKind Kind, Func<object, object?> Of)
{
    /// <summary>Terms travel as one text, because PostgreSQL cannot unnest an array of arrays.</summary>
    public const char TermSeparator = '\u001f';

    public string SqlType => Kind switch
    {
        ColumnKind.Text   => "text",
        ColumnKind.Time   => "timestamptz",
        ColumnKind.Number => "bigint",
        ColumnKind.Id     => "uuid",
        ColumnKind.Flag   => "boolean",
        _                 => "text[]",
    };

    /// <summary>The values of many rows as one typed array.</summary>
    public Array Values(IReadOnlyList<object> rows) => Kind switch
    {
        ColumnKind.Text   => rows.Select(row => (string?)Of(row)).ToArray(),
        ColumnKind.Time   => rows.Select(row => (Of(row) as DateTimeOffset?)?.ToUniversalTime()).ToArray(),
        ColumnKind.Number => rows.Select(row => Of(row) is { } number ? Convert.ToInt64(number, null) : (long?)null).ToArray(),
        ColumnKind.Id     => rows.Select(row => (Guid?)Of(row)).ToArray(),
        ColumnKind.Flag   => rows.Select(row => (bool?)Of(row)).ToArray(),
        _                 => rows.Select(row => string.Join(TermSeparator, (IEnumerable<string>)Of(row)!)).ToArray(),
    };
}
