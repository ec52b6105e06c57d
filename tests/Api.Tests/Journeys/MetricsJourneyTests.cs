using EventSourcedOps.Api.Tests.Hosting;
using EventSourcedOps.Api.Tests.Incidents;
using EventSourcedOps.Domain.Access;

namespace EventSourcedOps.Api.Tests.Journeys;

/// <summary>What people see of what is measured.</summary>
public sealed class MetricsJourneyTests(SharedPostgres postgres) : PortalJourney(postgres)
{
    [Theory]
    [InlineData("desktop")]
    [InlineData("phone")]
    public async Task What_a_source_sends_is_seen_as_lines(string screen)
    {
        await using var host = await Start();
        await new SmallTown(host).Found();
        var token = await host.IssueAsync([Role.Collector], SmallTown.City, name: "thermometers");

        await Run("metrics", screen, host, "lin", Role.Operator, ("OPS_COLLECTOR_TOKEN", token));
    }

    [Fact]
    public async Task A_rule_is_drafted_tried_on_the_past_and_activated()
    {
        await using var host = await Start();
        await new SmallTown(host).Found();
        var token = await host.IssueAsync([Role.Collector], SmallTown.City, name: "thermometers");

        await Run("rules", "desktop", host, "lin", Role.Operator, ("OPS_COLLECTOR_TOKEN", token));
    }

    [Theory]
    [InlineData("desktop")]
    [InlineData("phone")]
    public async Task A_page_is_looked_at_until_it_fails_and_comes_back(string screen)
    {
        await using var host = await Start("--Ops:Outward=127.0.0.0/8");
        await new SmallTown(host).Found();

        await Run("probes", screen, host, "lin", Role.Operator);
    }
}
