using EventSourcedOps.Api.Tests.Hosting;
using EventSourcedOps.Api.Tests.Incidents;
using EventSourcedOps.Application.Incidents;
using EventSourcedOps.Domain.Access;
using EventSourcedOps.Domain.Incidents;

namespace EventSourcedOps.Api.Tests.Journeys;

public sealed class OnCallJourneyTests(SharedPostgres postgres) : PortalJourney(postgres)
{
    [Fact]
    public async Task A_roster_is_published_and_an_incident_goes_to_whoever_is_on_call()
    {
        await using var host = await Start();
        var town = new SmallTown(host);
        await town.Found();
        var incident = await town.Report();
        await host.DoAsync(new TriageIncident(SmallTown.Id, incident, Impact.High, Urgency.High));
        await town.CatchUp();

        await Run("on-call", "phone", host, "lin", Role.Operator);
    }
}
