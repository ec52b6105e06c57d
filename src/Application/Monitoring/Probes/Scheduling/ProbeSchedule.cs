using EventSourcedOps.Domain.Monitoring.Probes;
using EventSourcedOps.Projections.Monitoring;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Quartz;

namespace EventSourcedOps.Application.Monitoring.Probes.Scheduling;

/// <summary>
/// Sees to it that what is run is what the list of probes says, and that silence is noticed: by one node at a time, again and again, so that
/// nothing is lost when a node falls.
/// </summary>
public sealed partial class ProbeSchedule(
    NpgsqlDataSource database, ProbeList probes, ProbeRuns runs, ProbeJudge judge, ProbeTimer timer, ProbePoint here, TimeProvider time,
    ILogger<ProbeSchedule> log) : BackgroundService
{
    /// <summary>Any number, the same on every node: who holds it has the turn.</summary>
    private const long TurnLock = 5_080_006;

    private static readonly TimeSpan BetweenTurns = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan BetweenSweeps = TimeSpan.FromHours(1);

    private DateTimeOffset sweptAt = DateTimeOffset.MinValue;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var tick = new PeriodicTimer(BetweenTurns, time);
        while (await tick.WaitForNextTickAsync(stoppingToken))
            try
            {
                await Turn(stoppingToken);
            }
            catch (Exception away) when (away is NpgsqlException or IOException or TimeoutException or SchedulerException && !stoppingToken.IsCancellationRequested)
            {
                LogAway(log, away);
            }
    }

    /// <returns>Whether it was this node's turn.</returns>
    public async Task<bool> Turn(CancellationToken cancellation)
    {
        var running = await probes.Running(cancellation);
        var own = running.Where(probe => probe.State.Definition.Points.Contains(here.Name)).ToList();
        if (own.Count > 0) await timer.Start(cancellation);
        await using var turn = await NodeTurn.Take(database, TurnLock, cancellation);
        if (turn is null) return false;
        await timer.Match(own, cancellation);
        await NoticeSilence(running, cancellation);
        var now = time.GetUtcNow();
        if (now - sweptAt < BetweenSweeps) return true;
        await runs.Forget(now, cancellation);
        sweptAt = now;
        return true;
    }

    /// <summary>Nobody tells of a run that does not happen: a verdict of which too few points speak any more is taken back.</summary>
    private async Task NoticeSilence(IReadOnlyList<ProbeRow> running, CancellationToken cancellation)
    {
        var judged = running.Where(probe => probe.State.Verdict != ProbeVerdict.Unknown).ToList();
        if (judged.Count == 0) return;
        var (newest, now) = (await runs.Newest([.. judged.Select(probe => probe.Id)], cancellation), time.GetUtcNow());
        foreach (var probe in judged.Where(probe => newest[probe.Id].Count(at => now - at <= probe.State.Definition.SilentAfter()) < probe.State.Definition.Quorum))
            await judge.Judge(probe, cancellation);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The schedule of probes has to wait")]
    private static partial void LogAway(ILogger log, Exception fault);
}
