using EventSourcedOps.Api.Tests.Hosting;
using EventSourcedOps.Api.Tests.Incidents;
using EventSourcedOps.Application.Configuration;
using EventSourcedOps.Domain.Access;
using EventSourcedOps.Domain.Configuration;

namespace EventSourcedOps.Api.Tests.Journeys;

/// <summary>How people ask what another rule would have made of alerts.</summary>
public sealed class CorrelationJourneyTests(SharedPostgres postgres) : PortalJourney(postgres)
{
    [Theory]
    [InlineData("desktop")]
    [InlineData("phone")]
    public async Task Another_rule_is_tried_on_the_past(string screen)
    {
        await using var host = await Start();
        var town = new SmallTown(host);
        await town.Found();
        var (machine, virtualMachine) = (SmallTown.Id, SmallTown.Id);
        await host.DoAsync(new RegisterItem(SmallTown.Id, machine, SmallTown.City, "hypervisor", Stage.InUse, "manual", [new("name", "host-1")]));
        await host.DoAsync(new RegisterItem(SmallTown.Id, virtualMachine, SmallTown.City, "virtual-machine", Stage.InUse, "manual", [new("name", "mx-1")]));
        await host.DoAsync(new RelateItem(SmallTown.Id, virtualMachine, "runs-on", machine, "manual"));
        await town.CatchUp();

        await Run("correlation", screen, host, "lin", Role.Operator, ("OPS_SOURCE_TOKEN", await host.TokenOfAsync(Role.AlertSource)));
    }
}
