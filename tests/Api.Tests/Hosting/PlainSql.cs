using Npgsql;

namespace EventSourcedOps.Api.Tests.Hosting;

/// <summary>Looks into a database past all of the product's code.</summary>
internal static class PlainSql
{
    private const int PatienceSeconds = 120;

    /// <summary>The first value that the statement answers.</summary>
    public static async Task<T> AskAsync<T>(string connectionString, string sql, params object[] arguments)
    {
        // A pooled connection could outlive the database that a test drops or kills.
        await using var connection = new NpgsqlConnection($"{connectionString};Pooling=false");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = PatienceSeconds };
        foreach (var argument in arguments) command.Parameters.Add(new() { Value = argument });
        return (T)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }
}
