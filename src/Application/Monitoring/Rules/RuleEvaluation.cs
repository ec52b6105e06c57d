using EventSourcedOps.Domain.Monitoring;
using EventSourcedOps.Projections.Monitoring;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace EventSourcedOps.Application.Monitoring.Rules;

/// <summary>Has every rule judged at each step, by one node at a time. A rule that cannot be judged says why and keeps no other one waiting.</summary>
public sealed partial class RuleEvaluation(
    NpgsqlDataSource database, RuleNotes notes, RuleMemory memory, RequestMemory requests, RuleJudge judge, TimeProvider time, ILogger<RuleEvaluation> log) : BackgroundService
{
    /// <summary>Any number, the same on every node: who holds it judges.</summary>
    private const long TurnLock = 5_080_004;

    private const int AtOnce = 4;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var tick = new PeriodicTimer(RuleStanding.Step, time);
        while (await tick.WaitForNextTickAsync(stoppingToken))
            try
            {
                await Turn(stoppingToken);
            }
            catch (Exception away) when (IsAway(away) && !stoppingToken.IsCancellationRequested)
            {
                LogAway(log, away);
            }
    }

    /// <summary>Judges everything up to now.</summary>
    /// <returns>Whether it was this node's turn.</returns>
    public async Task<bool> Turn(CancellationToken cancellation)
    {
        await using var turn = await NodeTurn.Take(database, TurnLock, cancellation);
        if (turn is null) return false;
        var moment = RuleStanding.MomentOf(time.GetUtcNow());
        var (rules, known) = (await notes.Judging(cancellation), await notes.All(cancellation));
        var judging = rules.Select(rule => rule.Id).ToHashSet();
        memory.Begin(judging);
        requests.Keep(judging);
        await Parallel.ForEachAsync(
            rules, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation },
            async (rule, stop) => await Judge(rule, known.GetValueOrDefault(rule.Id), moment, stop));
        foreach (var note in known.Values.Where(note => !judging.Contains(note.Rule))) await judge.Dismiss(note, cancellation);
        return true;
    }

    private async Task Judge(AlertRuleRow rule, RuleNote? before, DateTimeOffset moment, CancellationToken cancellation)
    {
        try
        {
            await judge.Judge(rule, before, moment, cancellation);
        }
        catch (Exception away) when (IsAway(away))
        {
            LogAway(log, away); // the next turn looks at what this one missed
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            LogFault(log, rule.Id, fault);
            var note = before ?? RuleNote.Begin(rule.Id, rule.Organisation, rule.State.Active!.Value);
            await notes.Keep(note.Failed(RuleRefusals.Unreadable, moment), cancellation);
        }
    }

    private static bool IsAway(Exception fault) => fault is NpgsqlException or IOException or TimeoutException;

    [LoggerMessage(Level = LogLevel.Warning, Message = "Alert rules have to wait")]
    private static partial void LogAway(ILogger log, Exception fault);

    [LoggerMessage(Level = LogLevel.Error, Message = "Alert rule {Rule} cannot be judged")]
    private static partial void LogFault(ILogger log, Guid rule, Exception fault);
}
