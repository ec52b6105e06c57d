using EventSourcedOps.Api.Hosting;
using EventSourcedOps.Application.ReadModels;
using Npgsql;

namespace EventSourcedOps.Api.Projections;

/// <summary>Measures how far read models are behind, also when nobody asks for the node's health.</summary>
internal sealed partial class ProjectionGauge(ProjectionAdmin admin, ILogger<ProjectionGauge> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var tick = new PeriodicTimer(Interval);
        while (await tick.WaitForNextTickAsync(stoppingToken))
            try
            {
                foreach (var state in await admin.List(stoppingToken)) Record(state);
            }
            catch (NpgsqlException fault)
            {
                LogAway(log, fault);
            }
    }

    internal static void Record(ProjectionState state) =>
        Telemetry.ProjectionLag.Record(state.LagEvents, new KeyValuePair<string, object?>("projection", state.Name));

    [LoggerMessage(Level = LogLevel.Debug, Message = "The projection lag could not be measured")]
    private static partial void LogAway(ILogger log, Exception fault);
}
