using EventSourcedOps.Api.Tests.Hosting;
using EventSourcedOps.Api.Tests.Incidents;
using EventSourcedOps.Domain.Access;

namespace EventSourcedOps.Api.Tests.Journeys;

/// <summary>How people follow a request through services.</summary>
public sealed class TracesJourneyTests(SharedPostgres postgres) : PortalJourney(postgres)
{
    [Theory]
    [InlineData("desktop")]
    [InlineData("phone")]
    public async Task A_request_is_followed_to_where_it_broke(string screen)
    {
        await using var host = await Start();
        await new SmallTown(host).Found();
        var token = await host.IssueAsync([Role.Collector], SmallTown.City, name: "shippers");

        await Run("traces", screen, host, "lin", Role.Operator, ("OPS_COLLECTOR_TOKEN", token));
    }
}
