using System.Globalization;
using System.Text.Json;
using EventSourcedOps.Api.Tests.Hosting;
using EventSourcedOps.Api.Tests.Incidents;
using EventSourcedOps.Api.Tests.Monitoring.Localisation;
using EventSourcedOps.Application.People;
using EventSourcedOps.Application.Services;
using EventSourcedOps.Domain.Access;
using EventSourcedOps.Domain.Services;

namespace EventSourcedOps.Api.Tests.Journeys;

/// <summary>A fault from its first alert to its end, as those on duty live through it.</summary>
public sealed class FaultJourneyTests(SharedPostgres postgres) : PortalJourney(postgres)
{
    [Fact]
    public async Task A_fault_arrives_is_located_and_is_resolved_on_a_phone_by_whoever_is_on_call_for_it()
    {
        await using var host = await Start();
        var town = new SmallTown(host);
        await town.Found();
        await host.DoAsync(new RegisterService(SmallTown.Id, SmallTown.Id, "front", SmallTown.City, SmallTown.Desk, Criticality.Critical, []));
        await host.DoAsync(new RegisterService(SmallTown.Id, SmallTown.Id, "stock", SmallTown.City, SmallTown.Network, Criticality.High, []));
        foreach (var (team, person) in new[] { (SmallTown.Desk, "lin"), (SmallTown.Network, "zhao") })
            await host.DoAsync(new PublishRoster(
                SmallTown.Id, team, SmallTown.City, "Asia/Shanghai", [new("Days", 1, [person], new(2025, 1, 6), 7, "09:00", [])], TakesQueue: true));
        var collector = await host.IssueAsync([Role.Collector], SmallTown.City, name: "collector");
        var began = DateTimeOffset.UtcNow.AddMinutes(-6);
        foreach (var minute in Enumerable.Range(-20, 23)) await Shop.Minute(host, collector, began.AddMinutes(minute), fails: minute >= 0);
        await town.CatchUp();

        await Run(
            "fault", "phone", host, "lin", Role.Operator, ("OPS_SOURCE_TOKEN", await host.TokenOfAsync(Role.AlertSource)),
            ("OPS_LINKS", JsonSerializer.Serialize(new { zhao = await LinkOf(host, "zhao", Role.Operator) })),
            ("OPS_MOMENT", began.ToString("O", CultureInfo.InvariantCulture)));
    }
}
