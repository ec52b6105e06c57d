using EventSourcedOps.Api.Tests.Hosting;
using EventSourcedOps.Api.Tests.Incidents;
using EventSourcedOps.Api.Tests.Monitoring.Localisation;
using EventSourcedOps.Application.Telemetry.Dependencies;
using EventSourcedOps.Domain.Access;
using Microsoft.Extensions.DependencyInjection;

namespace EventSourcedOps.Api.Tests.Journeys;

/// <summary>How people see which services ask which, and did.</summary>
public sealed class ServiceMapJourneyTests(SharedPostgres postgres) : PortalJourney(postgres)
{
    [Theory]
    [InlineData("desktop")]
    [InlineData("phone")]
    public async Task A_service_is_followed_along_its_calls_and_back_in_time(string screen)
    {
        await using var host = await Start();
        var town = new SmallTown(host);
        await town.Found();
        var token = await host.IssueAsync([Role.Collector], SmallTown.City, name: "collector");
        await Shop.Minute(host, token, DateTimeOffset.UtcNow.AddMinutes(-4), fails: true);
        var watch = host.Services.GetRequiredService<DependencyWatch>();
        await Eventually.IsTrueAsync(() => watch.Turn(TestContext.Current.CancellationToken), "it was our turn to look");
        await town.CatchUp();

        await Run("service-map", screen, host, "lin", Role.Operator);
    }
}
