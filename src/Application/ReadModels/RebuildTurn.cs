using Npgsql;

namespace EventSourcedOps.Application.ReadModels;

/// <summary>Why a rebuild was not done, in one line for the person who asked for it.</summary>
public sealed class RebuildRefusedException(string reason) : Exception(reason);

/// <summary>At most one rebuild of a model at a time, on whatever node. A process that dies gives its turn back with its connection.</summary>
internal sealed class RebuildTurn : IAsyncDisposable
{
    /// <summary>Any number, the same on every node; the second half of the lock is the model.</summary>
    public const int LockSpace = 5_080_002;

    private readonly NpgsqlConnection connection;

    private RebuildTurn(NpgsqlConnection connection) => this.connection = connection;

    public static async Task<RebuildTurn> Take(NpgsqlDataSource database, string model, CancellationToken cancellation)
    {
        var connection = await database.OpenConnectionAsync(cancellation);
        try
        {
            await using var take = new NpgsqlCommand($"select pg_try_advisory_lock({LockSpace}, hashtext($1))", connection)
            {
                Parameters = { new() { Value = model } },
            };
            if (!(bool)(await take.ExecuteScalarAsync(cancellation))!)
                throw new RebuildRefusedException($"{model} is being rebuilt, rolled back or retried by somebody else.");
            return new(connection);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>The pool resets a connection that comes back, which frees its locks; saying so here frees them at once.</summary>
    public async ValueTask DisposeAsync()
    {
        await using (connection)
        await using (var free = new NpgsqlCommand("select pg_advisory_unlock_all()", connection)) await free.ExecuteNonQueryAsync(CancellationToken.None);
    }
}
