using EventSourcedOps.Application.Telemetry.Blocks;
using EventSourcedOps.Application.Telemetry.Dependencies;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace EventSourcedOps.Application.Telemetry;

/// <summary>
/// Makes the days that samples, lines and spans will come for next, drops those that are over, forgets series that nobody sends any more, and puts
/// small blocks of lines and spans together.
/// </summary>
public sealed partial class TelemetryUpkeep(
    NpgsqlDataSource database, TelemetryDays days, SourceBook sources, SeriesBook series, BlockPacker packer, DependencyBook dependencies,
    TelemetryLimits limits, TimeProvider time, ILogger<TelemetryUpkeep> log) : BackgroundService
{
    private const int SeriesAtOnce = 5_000;

    /// <summary>Who sent how much is shown for the last hours only.</summary>
    private static readonly TimeSpan SourcesKept = TimeSpan.FromDays(7);

    /// <summary>Nobody sends a request again after so long.</summary>
    private static readonly TimeSpan RequestsKept = TimeSpan.FromDays(1);

    private static readonly TimeSpan BetweenWrites = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan BetweenPacks = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromHours(1);

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await OpenDays(cancellationToken); // before the first sample comes
        await base.StartAsync(cancellationToken);
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await Try(() => sources.Write(cancellationToken));
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var tick = new PeriodicTimer(BetweenWrites);
        var (packedAt, lookedAt) = (long.MinValue, long.MinValue);
        do
        {
            await Try(() => sources.Write(stoppingToken));
            if (IsDue(ref packedAt, BetweenPacks)) await Try(() => packer.Pack(stoppingToken));
            if (IsDue(ref lookedAt, BetweenLooks)) await Try(() => Look(stoppingToken));
        }
        while (await tick.WaitForNextTickAsync(stoppingToken));
    }

    private bool IsDue(ref long before, TimeSpan after)
    {
        if (before != long.MinValue && time.GetElapsedTime(before) < after) return false;
        before = time.GetTimestamp();
        return true;
    }

    /// <summary>Everything that is due.</summary>
    public async Task Look(CancellationToken cancellation)
    {
        await OpenDays(cancellation);
        await days.Drop(FirstDay(), cancellation);
        while (await Run(
            $"""
            delete from telemetry.series where id in (
                select id from telemetry.series s where seen_at < $1
                    and not exists (select from telemetry.chunks c where c.series = s.id) limit {SeriesAtOnce})
            """, cancellation, FirstDay().ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc).AddDays(-1)) == SeriesAtOnce) { }
        series.CountAgain();
        await Run("delete from telemetry.sources where minute < $1", cancellation, (time.GetUtcNow() - SourcesKept).UtcDateTime);
        await dependencies.Forget(time.GetUtcNow() - DependencyBook.Kept, cancellation);
        await Run("delete from telemetry.requests where written_at < $1", cancellation, (time.GetUtcNow() - RequestsKept).UtcDateTime);
    }

    /// <summary>Today and tomorrow, so that no sender waits for them at midnight.</summary>
    private Task OpenDays(CancellationToken cancellation)
    {
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        return days.Open([today, today.AddDays(1)], cancellation);
    }

    private DateOnly FirstDay() => DateOnly.FromDateTime(SampleIntake.OldestKept(time.GetUtcNow(), limits).UtcDateTime);

    private async Task<int> Run(string sql, CancellationToken cancellation, params object[] arguments)
    {
        await using var run = database.CreateCommand(sql);
        foreach (var argument in arguments) run.Parameters.Add(new() { Value = argument });
        return await run.ExecuteNonQueryAsync(cancellation);
    }

    private async Task Try(Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (Exception away) when (away is NpgsqlException or IOException or TimeoutException)
        {
            LogAway(log, away);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The upkeep of what was measured has to wait")]
    private static partial void LogAway(ILogger log, Exception fault);
}
