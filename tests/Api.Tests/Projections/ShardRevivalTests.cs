using EventSourcedOps.Api.Tests.Hosting;
using EventSourcedOps.Api.Tests.Incidents;
using EventSourcedOps.Projections.ReadModels;
using JasperFx;
using Microsoft.Extensions.DependencyInjection;
using Wolverine.Runtime;
using Wolverine.Runtime.Agents;

namespace EventSourcedOps.Api.Tests.Projections;

/// <summary>What keeps the log from being read for longer than Marten tries again holds the read models up only as long as it lasts.</summary>
public sealed class ShardRevivalTests(SharedPostgres postgres) : TownTests(postgres)
{
    [Fact]
    public async Task The_log_is_read_on_once_it_can_be_read_again()
    {
        await Town.CatchUp();
        // How far the log reaches is still seen, what it says is not.
        await PlainSql.AskAsync<int>(
            Host.ConnectionString,
            "revoke select on ops.mt_events from ops_projection; grant select (seq_id, timestamp) on ops.mt_events to ops_projection; select 1");
        await Town.Report();
        await Eventually.IsTrueAsync(IsPutAside, "Marten has put its reader aside");

        await PlainSql.AskAsync<int>(Host.ConnectionString, "grant select on ops.mt_events to ops_projection; select 1");
        await Town.CatchUp();
    }

    [Fact]
    public async Task The_log_is_carried_on_once_it_can_be_recorded_how_far()
    {
        await Town.CatchUp();
        await PlainSql.AskAsync<int>(
            Host.ConnectionString,
            $"""
            create function ops.refuse() returns trigger language plpgsql as 'begin raise exception ''not now''; end';
            create trigger refuse before update on ops.mt_event_progression for each row when (new.name = '{ReadModelsSubscription.Shard}') execute function ops.refuse();
            select 1
            """);
        await Town.Report();
        await Eventually.IsTrueAsync(IsPutAside, "Marten has put its reader aside");

        await PlainSql.AskAsync<int>(Host.ConnectionString, "drop trigger refuse on ops.mt_event_progression; select 1");
        await Eventually.IsTrueAsync(IsAtTheEnd, "the reader itself goes on");
        await Town.CatchUp();
    }

    [Fact]
    public async Task The_log_is_read_on_after_PostgreSQL_forgot_how_far_it_was_read()
    {
        await Town.CatchUp();
        await Eventually.IsTrueAsync(IsAtTheEnd, "the reader has nothing to read");
        await PlainSql.AskAsync<int>(
            Host.ConnectionString, $"update ops.mt_event_progression set last_seq_id = last_seq_id - 1 where name = '{ReadModelsSubscription.Shard}'; select 1");
        await Town.Report();
        await Eventually.IsTrueAsync(IsAtTheEnd, "the reader begins anew from what is recorded");
        await Town.CatchUp();
    }

    private Task<bool> IsAtTheEnd() => PlainSql.AskAsync<bool>(
        Host.ConnectionString,
        $"select last_seq_id = (select max(seq_id) from ops.mt_events) from ops.mt_event_progression where name = '{ReadModelsSubscription.Shard}'");

    private bool IsPutAside()
    {
        var agents = Host.Services.GetRequiredService<IWolverineRuntime>().Agents;
        return agents.AllRunningAgentUris().Any(
            shard => agents.TryFindActiveAgent<IEventSubscriptionAgent>(shard, out var reader) && reader.Status == AgentStatus.Paused);
    }
}
