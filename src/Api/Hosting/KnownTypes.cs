using Npgsql;

namespace EventSourcedOps.Api.Hosting;

/// <summary>
/// Connections that know PostgreSQL's own types and ask for no others. The product uses no others, and asking takes longer than all else
/// when a connection is the first of its kind.
/// </summary>
internal static class KnownTypes
{
    public static NpgsqlDataSourceBuilder Builder(string connectionString) =>
        new NpgsqlDataSourceBuilder(connectionString).ConfigureTypeLoading(types => types.EnableTypeLoading(false));

    /// <summary>A connection of nobody's pool.</summary>
    public static async Task<NpgsqlConnection> ConnectAsync(string connectionString, CancellationToken cancellation)
    {
        // Without a pool there is nothing to dispose of but the connection itself.
        var connection = Builder($"{connectionString};Pooling=false").Build().CreateConnection();
        try
        {
            await connection.OpenAsync(cancellation);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }
}
