using EventSourcedOps.Api.Hosting;
using EventSourcedOps.Application.ReadModels;
using Npgsql;

namespace EventSourcedOps.Api.Projections;

/// <summary>Measures how far read models are behind and looks for faults, also when nobody asks for the node's health.</summary>
internal sealed partial class ProjectionGauge(ProjectionAdmin admin, ProjectionAlarms alarms, ILogger<ProjectionGauge> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var tick = new PeriodicTimer(Interval);
        while (await tick.WaitForNextTickAsync(stoppingToken))
            try
            {
                var states = await admin.List(stoppingToken);
                foreach (var state in states) Record(state);
                await alarms.Notice(states, stoppingToken);
            }
            catch (NpgsqlException fault)
            {
                LogAway(log, fault);
            }
    }

    internal static void Record(ProjectionState state) =>
        OpsMeters.ProjectionLag.Record(state.LagEvents, new KeyValuePair<string, object?>("projection", state.Name));

    [LoggerMessage(Level = LogLevel.Debug, Message = "The projection lag could not be measured")]
    private static partial void LogAway(ILogger log, Exception fault);
}
