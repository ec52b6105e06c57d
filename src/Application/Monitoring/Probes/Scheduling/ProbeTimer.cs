using System.Data.Common;
using System.Globalization;
using EventSourcedOps.Projections.Monitoring;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using Quartz;

namespace EventSourcedOps.Application.Monitoring.Probes.Scheduling;

/// <summary>
/// When each probe is due at the product's own point: one job each, in the clustered store of Quartz, so that any node runs it and only one
/// does. A node has no scheduler before there is anything to run.
/// </summary>
public sealed class ProbeTimer : IAsyncDisposable
{
    private const string Group = "probes";
    private const int AtOnce = 32;
    private const int TakenAtOnce = 16;
    private static readonly TimeSpan BetweenCheckins = TimeSpan.FromSeconds(10);

    private readonly TimeProvider time;
    private readonly Lazy<StandaloneSchedulerFactory> factory;
    private IScheduler? scheduler;

    public ProbeTimer(NpgsqlDataSource database, ProbeRound round, TimeProvider time, ILoggerFactory logs) =>
        (this.time, factory) = (time, new(() => Made(database, round, time, logs)));

    /// <summary>This node takes part from now on.</summary>
    public async Task Start(CancellationToken cancellation)
    {
        if (scheduler is not null) return;
        var made = await factory.Value.GetScheduler(cancellation);
        await made.Start(cancellation);
        scheduler = made;
    }

    /// <summary>Has exactly these probes run, as often as they say.</summary>
    public async Task Match(IReadOnlyCollection<ProbeRow> probes, CancellationToken cancellation)
    {
        if (scheduler is null) return;
        var known = new HashSet<JobKey>();
        foreach (var probe in probes)
        {
            var key = new JobKey(probe.Id.ToString(), Group);
            known.Add(key);
            // What is judged anew is run at once: whoever revised or resumed it waits for what comes of it.
            var rhythm = string.Create(
                CultureInfo.InvariantCulture, $"every {probe.State.Definition.IntervalSeconds} s since {probe.State.WatchedSince.UtcDateTime:O}");
            if ((await scheduler.GetTrigger(new TriggerKey(key.Name, Group), cancellation))?.Description == rhythm) continue;
            var job = JobBuilder.Create<ProbeJob>().WithIdentity(key).Build();
            await scheduler.ScheduleJob(job, [Trigger(probe, key, rhythm)], new ScheduleJobOptions { Replace = true }, cancellation);
        }

        foreach (var key in await scheduler.GetJobKeys(GroupMatcher<JobKey>.GroupEquals(Group), cancellation))
            if (!known.Contains(key)) await scheduler.DeleteJob(key, cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        if (factory.IsValueCreated) await factory.Value.DisposeAsync();
    }

    /// <summary>Each begins at a moment of its own, so that not all are due at once; a turn that was missed is not made up for.</summary>
    private ITrigger Trigger(ProbeRow probe, JobKey key, string rhythm)
    {
        var seconds = probe.State.Definition.IntervalSeconds;
        var first = time.GetUtcNow().AddMilliseconds(probe.Id.GetHashCode() & 0x7ff);
        return TriggerBuilder.Create(time).WithIdentity(key.Name, Group).ForJob(key).WithDescription(rhythm).StartAt(first)
            .WithSimpleSchedule(schedule => schedule.WithInterval(TimeSpan.FromSeconds(seconds)).RepeatForever()
                .WithMisfireInstruction(SimpleTriggerMisfireInstruction.NextWithRemainingCount))
            .Build();
    }

    private static StandaloneSchedulerFactory Made(
        NpgsqlDataSource database, ProbeRound round, TimeProvider time, ILoggerFactory logs) => QuartzSchedulerBuilder.Create(quartz =>
    {
        quartz.Services.AddSingleton(logs).AddSingleton(typeof(ILogger<>), typeof(Logger<>));
        quartz.Services.AddSingleton<DbDataSource>(database).AddSingleton(round);
        quartz.UseTimeProvider(time);
        quartz.ConfigureScheduler(options =>
        {
            options.InstanceName = Group;
            options.GenerateInstanceId = true;
            options.MaxBatchSize = TakenAtOnce;
        });
        quartz.UseDefaultThreadPool(AtOnce);
        quartz.UsePersistentStore(store =>
        {
            store.UsePostgres(source => source.UseRegisteredDataSource = true);
            store.UseClustering(cluster => cluster.CheckinInterval = BetweenCheckins);
            store.ConfigureStore(options => options.TablePrefix = ScheduleSchema.TablePrefix);
        });
    }).Build();
}
