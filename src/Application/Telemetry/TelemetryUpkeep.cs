using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace EventSourcedOps.Application.Telemetry;

/// <summary>Makes the days that samples will come for, drops those that are over, and forgets series that nobody sends any more.</summary>
public sealed partial class TelemetryUpkeep(
    NpgsqlDataSource database, SourceBook sources, SeriesBook series, TelemetryLimits limits, TimeProvider time, ILogger<TelemetryUpkeep> log) : BackgroundService
{
    private const int DaysAhead = 2;
    private const int SeriesAtOnce = 5_000;

    /// <summary>Who sent how much is shown for the last hours only.</summary>
    private static readonly TimeSpan SourcesKept = TimeSpan.FromDays(7);

    private static readonly TimeSpan BetweenWrites = TimeSpan.FromSeconds(10);
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
        var lookedAt = long.MinValue;
        do
        {
            await Try(() => sources.Write(stoppingToken));
            if (lookedAt != long.MinValue && time.GetElapsedTime(lookedAt) < BetweenLooks) continue;
            lookedAt = time.GetTimestamp();
            await Try(() => Look(stoppingToken));
        }
        while (await tick.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>Everything that is due.</summary>
    public async Task Look(CancellationToken cancellation)
    {
        await OpenDays(cancellation);
        await Run("select telemetry.drop_days($1)", cancellation, FirstDay());
        while (await Run(
            $"""
            delete from telemetry.series where id in (
                select id from telemetry.series s where seen_at < $1
                    and not exists (select from telemetry.chunks c where c.series = s.id) limit {SeriesAtOnce})
            """, cancellation, FirstDay().ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc).AddDays(-1)) == SeriesAtOnce) { }
        series.CountAgain();
        await Run("delete from telemetry.sources where minute < $1", cancellation, (time.GetUtcNow() - SourcesKept).UtcDateTime);
    }

    private Task<int> OpenDays(CancellationToken cancellation) =>
        Run("select telemetry.open_days($1, $2)", cancellation, FirstDay(), FirstDay().AddDays(limits.Days + DaysAhead));

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
