using EventSourcedOps.Application.Telemetry.Blocks;
using EventSourcedOps.Application.Telemetry.Traces;
using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain.Access;
using EventSourcedOps.Domain.Telemetry.Dependencies;
using EventSourcedOps.Projections.Walls;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace EventSourcedOps.Application.Telemetry.Dependencies;

/// <summary>
/// Follows who asks whom: counts each minute what spans show, by one node at a time, and has the log say what appeared and what is over. So
/// the map of services is known as of any time, long after the spans are forgotten.
/// </summary>
public sealed partial class DependencyWatch(
    NpgsqlDataSource database, DependencyBook book, SpanSearch spans, ReaderDatabase reader, CommandGate gate, TimeProvider time, ILogger<DependencyWatch> log)
    : BackgroundService
{
    /// <summary>Any number, the same on every node: who holds it counts.</summary>
    private const long TurnLock = 5_080_007;

    private const int MostSpans = 200_000;

    private static readonly Caller By = Caller.Product("dependency-watch");
    private static readonly TimeSpan Step = TimeSpan.FromMinutes(1);

    /// <summary>Senders put spans together before they send them. What comes later is not counted.</summary>
    private static readonly TimeSpan Delay = TimeSpan.FromMinutes(1);

    /// <summary>Whoever asks began that much earlier at most.</summary>
    private static readonly TimeSpan Before = TimeSpan.FromMinutes(1);

    /// <summary>No more is read at once.</summary>
    private static readonly TimeSpan Portion = TimeSpan.FromMinutes(5);

    /// <summary>So far back is counted what nobody counted; what lies before is not.</summary>
    private static readonly TimeSpan Furthest = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var tick = new PeriodicTimer(Step, time);
        while (await tick.WaitForNextTickAsync(stoppingToken))
            try
            {
                await Turn(stoppingToken);
            }
            catch (Exception away) when (away is NpgsqlException or IOException or TimeoutException && !stoppingToken.IsCancellationRequested)
            {
                LogAway(log, away);
            }
    }

    /// <summary>Counts everything up to now, and tells what is new.</summary>
    /// <returns>Whether it was this node's turn.</returns>
    public async Task<bool> Turn(CancellationToken cancellation)
    {
        await using var turn = await NodeTurn.Take(database, TurnLock, cancellation);
        if (turn is null) return false;
        var now = time.GetUtcNow();
        var until = now - Delay;
        until = until.AddTicks(-(until.Ticks % Step.Ticks));
        foreach (var (organisation, lookedTo) in await book.Senders(until - Furthest, until, cancellation))
            await Count(organisation, lookedTo > until - Furthest ? lookedTo.Value : until - Furthest, until, cancellation);
        foreach (var seen in await book.New(now, cancellation))
            await gate.Send(new(new NoteDependency(Guid.CreateVersion7(), seen.Organisation, seen.Caller, seen.Callee, seen.At), By));
        foreach (var seen in await book.Silent(now, cancellation))
            await gate.Send(new(new EndDependency(Guid.CreateVersion7(), seen.Organisation, seen.Caller, seen.Callee, seen.At), By));
        return true;
    }

    private async Task Count(string organisation, DateTimeOffset from, DateTimeOffset until, CancellationToken cancellation)
    {
        var sight = TelemetrySight.Of(reader, organisation);
        while (from < until)
        {
            var end = from + Portion < until ? from + Portion : until;
            var (found, refusal) = await spans.Newest(
                sight, new(TelemetryTime.Of(from - Before), TelemetryTime.Of(end) - 1), MostSpans, cancellation);
            if (refusal is not null)
            {
                LogUnread(log, organisation, from, refusal.Reason);
                return; // the next turn goes on there
            }

            await book.Write(organisation, ServiceCalls.Of(found, TelemetryTime.Of(from)), end, cancellation);
            from = end;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Who asks whom has to wait")]
    private static partial void LogAway(ILogger log, Exception fault);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Who asks whom in {Organisation} since {From} cannot be counted yet: {Reason}")]
    private static partial void LogUnread(ILogger log, string organisation, DateTimeOffset from, string reason);
}
