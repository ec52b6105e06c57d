using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain.Access;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace EventSourcedOps.Application.Access;

/// <summary>Keeps the books as new as the log on every node: after commits, and every two seconds whatever happens.</summary>
public sealed partial class AccessWatch(
    AccessMemory access, TokenUses uses, LandscapeMemory landscape, CommitSignal commits, TimeProvider time, ILogger<AccessWatch> log)
    : BackgroundService
{
    private readonly HashSet<Guid> told = [];

    /// <summary>Together with the connections' own check every two seconds a revocation ends them within five.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(2);

    /// <summary>Under load there are commits all the time; more looks than this would be paid by the commands.</summary>
    private static readonly TimeSpan ShortestWait = TimeSpan.FromMilliseconds(200);

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        try
        {
            await uses.Write(cancellationToken);
        }
        catch (Exception away) when (away is NpgsqlException or OperationCanceledException)
        {
            LogUnwritten(log, away);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var seen = commits.Commits;
            try
            {
                Alarm(await access.Newest(stoppingToken));
                await landscape.Newest(stoppingToken); // A grant reaches as far as the tree of this moment does.
                await uses.WriteIfDue(stoppingToken);
            }
            catch (Exception away) when (away is NpgsqlException or TimeoutException && !stoppingToken.IsCancellationRequested)
            {
                LogAway(log, away);
            }

            await Task.Delay(ShortestWait, stoppingToken);
            await commits.WaitBeyond(seen, LongestWait - ShortestWait, stoppingToken);
        }
    }

    /// <summary>Glass that was broken is not broken in silence: every node tells it once.</summary>
    private void Alarm(AccessLedger books)
    {
        foreach (var (id, glass) in books.BreakGlasses)
            if (glass.State is { Phase: BreakGlassPhase.Approved, EndsAt: { } endsAt } && endsAt > time.GetUtcNow() && told.Add(id))
            {
                var role = books.NameOf(glass.State.Role);
                LogBroken(log, id, glass.AskedBy, role, glass.State.Reach.Organisation, endsAt, glass.ApprovedBy, glass.State.Reason);
            }
    }

    [LoggerMessage(
        Level = LogLevel.Critical,
        Message = "Break-glass {Id}: {Who} holds {Role} in {Organisation} until {EndsAt:u}, agreed by {Approver}: {Reason}")]
    private static partial void LogBroken(
        ILogger log, Guid id, string who, string role, string organisation, DateTimeOffset endsAt, string? approver, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Rights could not be looked up; those known stay as they were")]
    private static partial void LogAway(ILogger log, Exception fault);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The last uses of tokens were not written down")]
    private static partial void LogUnwritten(ILogger log, Exception fault);
}
