using EventSourcedOps.Projections.ReadModels;
using Npgsql;

namespace EventSourcedOps.Application.ReadModels;

/// <summary>The names of a model's tables, and how one takes the place of another inside a transaction.</summary>
internal static class ReadModelSwap
{
    public static string Next(ReadModel model) => $"{model.Table}_next";

    public static string Previous(ReadModel model) => $"{model.Table}_previous";

    /// <summary>Under this name the dead letters of the table before are kept, in case it comes back.</summary>
    public static string PreviousName(ReadModel model) => $"{model.Name}~previous";

    /// <summary>Renames a table with its indexes, whose names must be free when the next rebuild makes its own.</summary>
    public static async Task Rename(NpgsqlConnection connection, string from, string to, CancellationToken cancellation)
    {
        var (schema, oldName) = (from.Split('.')[0], from.Split('.')[1]);
        var newName = to.Split('.')[1];
        var indexes = new List<string>();
        await using (var ask = new NpgsqlCommand("select indexname from pg_indexes where schemaname = $1 and tablename = $2", connection)
        {
            Parameters = { new() { Value = schema }, new() { Value = oldName } },
        })
        await using (var rows = await ask.ExecuteReaderAsync(cancellation))
            while (await rows.ReadAsync(cancellation)) indexes.Add(rows.GetString(0));

        var renames = indexes.Where(index => index.StartsWith(oldName, StringComparison.Ordinal))
            .Select(index => $"alter index {schema}.{index} rename to {newName}{index[oldName.Length..]};")
            .Prepend($"alter table {from} rename to {newName};");
        await Run(connection, string.Concat(renames), cancellation);
    }

    public static async Task Run(NpgsqlConnection connection, string sql, CancellationToken cancellation, params object[] arguments)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var argument in arguments) command.Parameters.Add(new() { Value = argument });
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
