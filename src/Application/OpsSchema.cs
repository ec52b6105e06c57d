using EventSourcedOps.Application.Access;
using EventSourcedOps.Application.Configuration.Import;
using EventSourcedOps.Application.Monitoring.Notification;
using EventSourcedOps.Application.Monitoring.Probes;
using EventSourcedOps.Application.Monitoring.Probes.Scheduling;
using EventSourcedOps.Application.Monitoring.Rules;
using EventSourcedOps.Application.Telemetry;
using EventSourcedOps.Application.Telemetry.Dependencies;
using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Projections;
using EventSourcedOps.Projections.Feeds;
using EventSourcedOps.Projections.ReadModels;
using EventSourcedOps.Projections.Walls;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace EventSourcedOps.Application;

/// <summary>
/// All tables of the product, and who may do what to them. Applying twice changes nothing; nodes that start together take turns.
/// </summary>
public sealed class OpsSchema(
    [FromKeyedServices(DatabaseRole.Owner)] IDocumentStore store, [FromKeyedServices(DatabaseRole.Owner)] NpgsqlDataSource database)
{
    /// <summary>Any number, the same on every node: who holds it applies the schema.</summary>
    private const long TurnLock = 5_080_001;

    public async Task Apply(CancellationToken cancellation)
    {
        await using var turn = await database.OpenConnectionAsync(cancellation);
        await Run(turn, $"select pg_advisory_lock({TurnLock})", cancellation);
        try
        {
            await store.Storage.ApplyAllConfiguredChangesToDatabaseAsync();
            foreach (var sql in Statements()) await Run(turn, sql, cancellation);
        }
        finally
        {
            await Run(turn, $"select pg_advisory_unlock({TurnLock})", CancellationToken.None);
        }
    }

    private static IEnumerable<string> Statements()
    {
        yield return WriteSchema.Sql;
        yield return WallSchema.Wall;
        yield return TokenUses.Schema;
        yield return AccessSchema.Sql;
        yield return LogoutTokens.Schema;
        yield return ItemImportSchema.Sql;
        yield return ReadModelTable.Schema;
        yield return FeedSchema.Sql;
        yield return TelemetrySchema.Sql;
        yield return DependencySchema.Sql;
        yield return RuleSchema.Sql;
        yield return ProbeSchema.Sql;
        yield return ScheduleSchema.Sql;
        yield return ChannelSecrets.Schema;
        foreach (var model in ProjectionCatalog.All)
        {
            yield return ReadModelTable.Create(model, model.Table);
            foreach (var index in ReadModelTable.Index(model, model.Table)) yield return index;
            yield return $"""
                insert into read.models (name) values ('{model.Name}') on conflict do nothing;
                insert into ops.mt_event_progression (name, last_seq_id) values ('{model.Shard}', 0) on conflict do nothing
                """;
        }

        yield return WallSchema.Grants;
        yield return ItemImportSchema.Grants;
        yield return TelemetrySchema.Grants;
        yield return DependencySchema.Grants;
        yield return RuleSchema.Grants;
        yield return ProbeSchema.Grants;
        yield return ScheduleSchema.Grants;
    }

    private static async Task Run(NpgsqlConnection connection, string sql, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
