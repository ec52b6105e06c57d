using Npgsql;

namespace EventSourcedOps.Projections.ReadModels;

/// <summary>How many versions a table holds and the sum of their hashes over every column, in whatever order they lie.</summary>
public sealed record TableChecksum(long Rows, string Sum)
{
    private const string Measure = "select count(*), coalesce(sum(hash_record_extended(t, 0)), 0)::text from";

    public static Task<TableChecksum> Of(NpgsqlConnection connection, string table, CancellationToken cancellation) =>
        Ask(new($"{Measure} {table} t", connection), cancellation);

    /// <summary>Only of those rows.</summary>
    public static Task<TableChecksum> Of(NpgsqlConnection connection, string table, Guid[] keys, CancellationToken cancellation) =>
        Ask(new($"{Measure} {table} t where t.id = any($1)", connection) { Parameters = { new() { Value = keys } } }, cancellation);

    public override string ToString() => $"{Rows} versions, checksum {Sum}";

    private static async Task<TableChecksum> Ask(NpgsqlCommand ask, CancellationToken cancellation)
    {
        await using (ask)
        {
            await using var row = await ask.ExecuteReaderAsync(cancellation);
            await row.ReadAsync(cancellation);
            return new(row.GetInt64(0), row.GetString(1));
        }
    }
}
