using EventSourcedOps.Api.Tests.Hosting;

namespace EventSourcedOps.Api.Tests.Monitoring;

/// <summary>Counts what the whole host records, so nobody else has a part in it.</summary>
public sealed class RepeatedSignalTests(AlertTown at) : AlertTests(at)
{
    [Fact]
    public async Task What_says_the_same_again_records_nothing_at_all()
    {
        object[] alerts = [.. Enumerable.Range(0, 50).Select(i => Prometheus.Alert("DiskFull", "warning", instance: $"db-{i}"))];
        (await Source.Fire(alerts))["recorded"]!.GetValue<int>().ShouldBe(50);
        var facts = await Facts();
        for (var i = 0; i < 3; i++)
        {
            var again = await Source.Fire(alerts);
            (again["recorded"]!.GetValue<int>(), again["unchanged"]!.GetValue<int>()).ShouldBe((0, 50));
        }

        (await Facts()).ShouldBe(facts);
        await Source.Fire(Prometheus.Alert("DiskFull", "critical", instance: "db-0"));
        (await Facts()).ShouldBeGreaterThan(facts);
    }

    private Task<long> Facts() => PlainSql.AskAsync<long>(Host.ConnectionString, "select count(*) from ops.mt_events where type like 'alert.%' or type like 'audit.%'");
}
