using EventSourcedOps.Api.Tests.Hosting;
using EventSourcedOps.Api.Tests.Monitoring.Notification;
using EventSourcedOps.Application.Monitoring.Probes;
using EventSourcedOps.Application.Monitoring.Probes.Scheduling;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace EventSourcedOps.Api.Tests.Monitoring.Probes;

/// <summary>What is run is what the list of probes says, by whichever node.</summary>
public sealed class ProbeScheduleTests(ProbeHost at) : ProbeHouse(at)
{
    [Fact]
    public async Task What_is_defined_is_run_and_what_is_paused_is_not()
    {
        await using var house = await OtherHouse.Open();
        await Define(Page(house.Url));
        await Turn();
        await Shows("verdict", "UP"); // nobody else runs it than the schedule
        (await Jobs()).ShouldBe(1);

        await Do("pauseProbe", new { probeId = Probe, reason = "The house is being moved" });
        await Shows("status", "PAUSED");
        await Turn();
        (await Jobs()).ShouldBe(0);
    }

    [Fact]
    public async Task Nodes_that_share_a_database_share_one_schedule()
    {
        await using var house = await OtherHouse.Open();
        await Define(Page(house.Url));
        await Turn();
        await using var other = new ProbeTimer(
            Host.Services.GetRequiredService<NpgsqlDataSource>(), Host.Services.GetRequiredService<ProbeRound>(), TimeProvider.System, NullLoggerFactory.Instance);
        await other.Start(TestContext.Current.CancellationToken);
        await other.Match([(await Host.Services.GetRequiredService<ProbeList>().Find(Probe, TestContext.Current.CancellationToken))!], TestContext.Current.CancellationToken);
        (await Jobs()).ShouldBe(1);
        await Eventually.IsTrueAsync(
            async () => await PlainSql.AskAsync<long>(Host.ConnectionString, "select count(*) from schedule.qrtz_scheduler_state") == 2, "both nodes are in the cluster");
    }

    private Task Turn() => Eventually.IsTrueAsync(
        () => Host.Services.GetRequiredService<ProbeSchedule>().Turn(TestContext.Current.CancellationToken), "its turn has come");

    private Task<long> Jobs() => PlainSql.AskAsync<long>(
        Host.ConnectionString, "select count(*) from schedule.qrtz_triggers where job_name = $1", Probe.ToString());
}
