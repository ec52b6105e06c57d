using Npgsql;

namespace EventSourcedOps.Application;

/// <summary>The turn at something that one node at a time does. It ends with its connection, so a node that falls holds up nobody.</summary>
internal sealed class NodeTurn : IAsyncDisposable
{
    private readonly NpgsqlTransaction transaction;

    private NodeTurn(NpgsqlConnection connection, NpgsqlTransaction transaction) => (Connection, this.transaction) = (connection, transaction);

    /// <summary>What is written here stands when the turn is committed.</summary>
    public NpgsqlConnection Connection { get; }

    /// <param name="work">The same number on every node.</param>
    /// <returns>Null while another node is at it.</returns>
    public static async Task<NodeTurn?> Take(NpgsqlDataSource database, long work, CancellationToken cancellation)
    {
        var connection = await database.OpenConnectionAsync(cancellation);
        var turn = new NodeTurn(connection, await connection.BeginTransactionAsync(cancellation));
        await using var take = new NpgsqlCommand($"select pg_try_advisory_xact_lock({work})", connection);
        if (await take.ExecuteScalarAsync(cancellation) is true) return turn;
        await turn.DisposeAsync();
        return null;
    }

    public Task Commit(CancellationToken cancellation) => transaction.CommitAsync(cancellation);

    public async ValueTask DisposeAsync()
    {
        await transaction.DisposeAsync();
        await Connection.DisposeAsync();
    }
}
