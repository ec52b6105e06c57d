using Npgsql;

namespace EventSourcedOps.Api.Hosting;

/// <summary>The database that this process works with: the person's own, or the embedded one for as long as this object lives.</summary>
public sealed class OpsDatabase : IAsyncDisposable
{
    private OpsDatabase(string connectionString, EmbeddedPostgres? embedded) => (ConnectionString, Embedded) = (connectionString, embedded);

    public string ConnectionString { get; }

    /// <summary>Null when the person's own PostgreSQL is used.</summary>
    public EmbeddedPostgres? Embedded { get; }

    public static async Task<OpsDatabase> OpenAsync(OpsSettings settings, Action<string> say, CancellationToken cancellation = default)
    {
        var embedded = settings.ConnectionString is null
            ? await EmbeddedPostgres.StartAsync(settings.DataFolder, new EmbeddedPostgresOptions { Say = say }, cancellation)
            : null;
        var database = new OpsDatabase(settings.ConnectionString ?? embedded!.ConnectionString, embedded);
        try
        {
            await Durability.RequireAsync(database.ConnectionString, cancellation);
            await DatabaseRoles.RequireAsync(database.ConnectionString, cancellation);
            return database;
        }
        catch (Exception cause)
        {
            await database.DisposeAsync();
            if (cause is NpgsqlException or ArgumentException)
                throw new CannotStartException($"The PostgreSQL of ConnectionStrings__ops cannot be used: {cause.Message}", cause);
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        if (Embedded is not null) await Embedded.DisposeAsync();
    }
}
