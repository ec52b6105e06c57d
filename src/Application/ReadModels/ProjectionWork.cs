using System.Threading.Channels;
using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Projections;
using EventSourcedOps.Projections.ReadModels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace EventSourcedOps.Application.ReadModels;

/// <summary>
/// Does what was asked of read models and recorded. Short work is done at once; long work goes on behind the answer, one after the
/// other on this node, and is watched through its journal. Asking again with the same command takes up what a crash cut off.
/// </summary>
public sealed partial class ProjectionWork(
    ProjectionAdmin admin, Rebuild rebuild, Rollback rollback, DeadLetters letters, ILogger<ProjectionWork> log) : BackgroundService
{
    /// <summary>More long work than this is not asked for by anybody in earnest.</summary>
    private const int MostWaiting = 100;

    private readonly Channel<ProjectionCommand> waiting = Channel.CreateBounded<ProjectionCommand>(MostWaiting);

    /// <returns>False when too much long work waits already.</returns>
    public async Task<bool> Begin(ProjectionCommand asked, Caller by, CancellationToken cancellation)
    {
        switch (asked)
        {
            case PauseProjection:
                await admin.Pause(ModelOf(asked), by.Name, cancellation);
                return true;
            case ResumeProjection:
                await admin.Resume(ModelOf(asked), cancellation);
                return true;
            default:
                return waiting.Writer.TryWrite(asked);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var asked in waiting.Reader.ReadAllAsync(stoppingToken))
            try
            {
                await Carry(asked, stoppingToken);
            }
            catch (Exception fault) when (fault is RebuildRefusedException or NpgsqlException or IOException && !stoppingToken.IsCancellationRequested)
            {
                LogFailed(log, asked.Model, fault); // its journal says so too, and the live model serves on
            }
    }

    private Task Carry(ProjectionCommand asked, CancellationToken cancellation) => asked switch
    {
        RebuildProjection order => rebuild.Run(ModelOf(asked), order.AcceptDifference is true, null, cancellation),
        RollBackProjection      => rollback.Run(ModelOf(asked), null, cancellation),
        RetryDeadLetters        => letters.Retry(ModelOf(asked), null, cancellation),
        _ => throw new InvalidOperationException($"Nobody knows how to carry out {asked}."),
    };

    private static ReadModel ModelOf(ProjectionCommand asked) => ProjectionCatalog.Find(asked.Model)!;

    [LoggerMessage(Level = LogLevel.Warning, Message = "What was asked of {Model} could not be done")]
    private static partial void LogFailed(ILogger log, string model, Exception fault);
}
