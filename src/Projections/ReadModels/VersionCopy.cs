using Npgsql;
using NpgsqlTypes;

namespace EventSourcedOps.Projections.ReadModels;

/// <summary>Writes versions of rows by binary COPY, the fastest way into a table.</summary>
public sealed class VersionCopy : IDisposable
{
    private static readonly DateTime Infinity = DateTime.SpecifyKind(DateTime.MaxValue, DateTimeKind.Utc);

    private readonly ReadModel model;
    private readonly NpgsqlBinaryImporter copy;

    /// <summary>Rows of a table that the same transaction created need no visibility work later: they are frozen.</summary>
    public VersionCopy(NpgsqlConnection connection, ReadModel model, string table)
    {
        this.model = model;
        var columns = string.Concat(model.Columns.Select(column => $", {column.Name}"));
        copy = connection.BeginBinaryImport(
            $"copy {table} (organisation, id, since, until, position, row{columns}) from stdin (format binary, freeze)");
        copy.Timeout = TimeSpan.Zero;
    }

    /// <summary>The costly part, which needs no order and no connection.</summary>
    public EncodedVersion Encode(RowVersion version)
    {
        var values = new object?[model.Columns.Count];
        for (var i = 0; i < values.Length; i++) values[i] = model.Columns[i].Of(version.Row);
        return new(version, model.WriteBytes(version.Row), values);
    }

    public void Write(EncodedVersion encoded)
    {
        var version = encoded.Version;
        copy.StartRow();
        copy.Write(version.Organisation, NpgsqlDbType.Text);
        copy.Write(version.Id, NpgsqlDbType.Uuid);
        copy.Write(version.Since.UtcDateTime, NpgsqlDbType.TimestampTz);
        copy.Write(version.Until?.UtcDateTime ?? Infinity, NpgsqlDbType.TimestampTz);
        copy.Write(version.Position, NpgsqlDbType.Bigint);
        copy.Write(encoded.Row, NpgsqlDbType.Jsonb);
        for (var i = 0; i < encoded.Values.Length; i++) Write(model.Columns[i].Kind, encoded.Values[i]);
    }

    /// <summary>Ends the COPY, so that its connection can commit.</summary>
    public void Complete()
    {
        copy.Complete();
        copy.Dispose();
    }

    /// <summary>Not completed, it leaves nothing behind.</summary>
    public void Dispose() => copy.Dispose();

    private void Write(ColumnKind kind, object? value)
    {
        switch (kind, value)
        {
            case (_, null): copy.WriteNull(); break;
            case (ColumnKind.Text, string text): copy.Write(text, NpgsqlDbType.Text); break;
            case (ColumnKind.Time, DateTimeOffset time): copy.Write(time.UtcDateTime, NpgsqlDbType.TimestampTz); break;
            case (ColumnKind.Id, Guid id): copy.Write(id, NpgsqlDbType.Uuid); break;
            case (ColumnKind.Flag, bool flag): copy.Write(flag, NpgsqlDbType.Boolean); break;
            case (ColumnKind.Number, _): copy.Write(Convert.ToInt64(value, null), NpgsqlDbType.Bigint); break;
            case (ColumnKind.Terms, IEnumerable<string> terms): copy.Write(terms as string[] ?? terms.ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Text); break;
            default: throw new InvalidOperationException($"A column of kind {kind} cannot hold a {value.GetType().Name}.");
        }
    }
}

/// <summary>A version as it will lie in the table.</summary>
public sealed record EncodedVersion(RowVersion Version, byte[] Row, object?[] Values);
