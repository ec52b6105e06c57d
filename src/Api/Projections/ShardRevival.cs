using JasperFx;
using JasperFx.Events.Daemon;
using Wolverine;
using Wolverine.Runtime;
using Wolverine.Runtime.Agents;

namespace EventSourcedOps.Api.Projections;

/// <summary>
/// Has the log read on after the database was away. Marten puts a reader that could not read aside and leaves it there; where several nodes
/// share the database, Wolverine sets it going again, on a node alone nobody would.
/// </summary>
internal sealed partial class ShardRevival(IWolverineRuntime runtime, ILogger<ShardRevival> log) : BackgroundService
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (runtime.DurabilitySettings.Mode != DurabilityMode.Solo) return;
        using var looks = new PeriodicTimer(BetweenLooks);
        while (await looks.WaitForNextTickAsync(stoppingToken))
            foreach (var shard in runtime.Agents.AllRunningAgentUris())
                if (runtime.Agents.TryFindActiveAgent<IEventSubscriptionAgent>(shard, out var reader) && IsPutAside(reader)) await Revive(shard);
    }

    /// <summary>One that an event of its own stopped would only stop there again; it is told of instead.</summary>
    private static bool IsPutAside(IEventSubscriptionAgent reader) =>
        reader is { Status: AgentStatus.Paused, Failure.Category: ShardFailureCategory.Other };

    private async Task Revive(Uri shard)
    {
        try
        {
            await runtime.Agents.StopLocallyAsync(shard);
            await runtime.Agents.StartLocallyAsync(shard);
            LogRevived(log, shard);
        }
        catch (Exception fault) when (fault is AgentStoppingException or AgentStartingException or ShardStartException)
        {
            LogAway(log, shard, fault); // the database is still away: the next look tries again
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Shard} could not read the log and reads on")]
    private static partial void LogRevived(ILogger log, Uri shard);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Shard} cannot read the log yet; trying again soon")]
    private static partial void LogAway(ILogger log, Uri shard, Exception fault);
}
