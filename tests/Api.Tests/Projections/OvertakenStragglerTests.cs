using EventSourcedOps.Api.Tests.Hosting;
using EventSourcedOps.Api.Tests.Incidents;
using EventSourcedOps.Projections;
using EventSourcedOps.Projections.ReadModels;
using Npgsql;

namespace EventSourcedOps.Api.Tests.Projections;

/// <summary>A model that is found behind and moves on before its turn comes does not go back: what it holds would be folded once more.</summary>
public sealed class OvertakenStragglerTests(SharedPostgres postgres) : TownTests(postgres)
{
    private static readonly string First = ProjectionCatalog.All[0].Shard;

    [Fact]
    public async Task A_model_that_moved_on_while_its_turn_was_waited_for_stays_where_it_is()
    {
        await Town.CatchUp();
        var newest = await PositionOf(First);
        var before = await Ask<DateTime>("select last_updated from ops.mt_event_progression where name = $1", First);
        await using var connection = new NpgsqlConnection(Host.ConnectionString);
        await connection.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using (var hold = new NpgsqlCommand("select from ops.mt_event_progression where name = $1 for update", connection) { Parameters = { new() { Value = First } } })
            await hold.ExecuteNonQueryAsync();
        await Move(ReadModelsSubscription.Shard, newest + 1_000); // now every model is found behind
        await Eventually.IsTrueAsync(
            () => Ask<bool>("select exists (select from pg_stat_activity where $1 = any(pg_blocking_pids(pid)))", connection.ProcessID), "its turn is waited for");

        await using (var move = new NpgsqlCommand(Moves, connection) { Parameters = { new() { Value = First }, new() { Value = newest + 2_000 } } })
            await move.ExecuteNonQueryAsync();
        await transaction.CommitAsync();

        await Eventually.IsTrueAsync(
            () => Ask<bool>("select last_updated > $2 from ops.mt_event_progression where name = $1", First, before), "it had its turn");
        (await PositionOf(First)).ShouldBe(newest + 2_000);
    }

    private const string Moves = "update ops.mt_event_progression set last_seq_id = $2 where name = $1";

    private Task<long> PositionOf(string shard) => Ask<long>("select last_seq_id from ops.mt_event_progression where name = $1", shard);

    private Task<long> Move(string shard, long to) => Ask<long>($"{Moves} returning last_seq_id", shard, to);

    private Task<T> Ask<T>(string sql, params object[] arguments) => PlainSql.AskAsync<T>(Host.ConnectionString, sql, arguments);
}
