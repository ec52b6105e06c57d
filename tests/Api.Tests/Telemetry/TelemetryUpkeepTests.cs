using EventSourcedOps.Api.Tests.Hosting;
using EventSourcedOps.Api.Tests.Walls;
using EventSourcedOps.Application.Telemetry;
using Microsoft.Extensions.DependencyInjection;

namespace EventSourcedOps.Api.Tests.Telemetry;

public sealed class TelemetryUpkeepTests(SharedPostgres postgres) : OwnTelemetryHouse(postgres)
{
    [Fact]
    public async Task Days_that_are_over_go_and_with_them_the_series_that_nobody_sends_any_more()
    {
        await Write(new SentSample("gone", Now, 1));
        await Host.Services.GetRequiredService<ChunkPacker>().All(TestContext.Current.CancellationToken);
        (await PlainSql.AskAsync<long>(Host.ConnectionString, "select count(*) from telemetry.chunks")).ShouldBe(1);

        var limits = Host.Services.GetRequiredService<TelemetryLimits>();
        await SecondWall.Log(Host, Here, "gone");
        using var upkeep = ActivatorUtilities.CreateInstance<TelemetryUpkeep>(Host.Services, (TimeProvider)new Later(TimeSpan.FromDays(limits.Days + 3)));
        await upkeep.Look(TestContext.Current.CancellationToken);

        (await PlainSql.AskAsync<long>(Host.ConnectionString, "select count(*) from telemetry.chunks")).ShouldBe(0);
        (await PlainSql.AskAsync<long>(Host.ConnectionString, "select count(*) from telemetry.series")).ShouldBe(0);
        (await PlainSql.AskAsync<long>(Host.ConnectionString, "select count(*) from telemetry.log_blocks")).ShouldBe(0);
        (await PlainSql.AskAsync<long>(Host.ConnectionString, "select count(*) from telemetry.requests")).ShouldBe(0);
    }

    private sealed class Later(TimeSpan by) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + by;
    }
}
