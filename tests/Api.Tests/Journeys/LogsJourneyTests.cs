using EventSourcedOps.Api.Tests.Hosting;
using EventSourcedOps.Api.Tests.Incidents;
using EventSourcedOps.Domain.Access;

namespace EventSourcedOps.Api.Tests.Journeys;

/// <summary>What people find of what is written.</summary>
public sealed class LogsJourneyTests(SharedPostgres postgres) : PortalJourney(postgres)
{
    [Theory]
    [InlineData("desktop")]
    [InlineData("phone")]
    public async Task What_a_sender_writes_is_searched_and_followed(string screen)
    {
        await using var host = await Start();
        await new SmallTown(host).Found();
        var token = await host.IssueAsync([Role.Collector], SmallTown.City, name: "shippers");

        await Run("logs", screen, host, "lin", Role.Operator, ("OPS_COLLECTOR_TOKEN", token));
    }
}
