using EventSourcedOps.Api.GraphQL;
using EventSourcedOps.Api.Monitoring.Localisation;
using EventSourcedOps.Api.Telemetry;
using EventSourcedOps.Application.Monitoring.Localisation;
using EventSourcedOps.Domain.Monitoring.Localisation;
using GraphQL;

namespace EventSourcedOps.Api;

public sealed partial class Query
{
    /// <summary>
    /// Who would have been suspected of the fault behind an incident, and to whom it would have been passed on, by another rule, with what was known when it
    /// was decided. Nothing is recorded, and what was decided stands.
    /// </summary>
    /// <param name="incident">An incident whose suspects were noted.</param>
    /// <param name="usualMinutes">
    /// Of how many minutes before it is learnt what is usual; 360 at most. Services are ranked again by what is kept of that time, which takes the right to read it;
    /// as they were ranked then when left out.
    /// </param>
    /// <param name="leastBits">Who has fewer bits is not suspected enough; from 1 to 1,000, as it is in force unless told.</param>
    /// <param name="apart">By how much the first has to go before the second; from 1 to 100, as it is in force unless told.</param>
    [Needs("incident.read")]
    public static async Task<SuspectsReplayAnswer?> SuspectsReplay(
        [FromServices] ReadDesk desk, [FromServices] TelemetryDesk telemetry, [FromServices] FaultSearch search, Guid incident, int? usualMinutes = null,
        double? leastBits = null, double? apart = null, CancellationToken cancellation = default)
    {
        var inForce = SuspicionRule.InForce;
        var rule = new SuspicionRule(
            Asked.Within(leastBits, inForce.LeastBits, 1_000, "leastBits"), Asked.Within(apart, inForce.Apart, 100, "apart"));
        var minutes = usualMinutes is null ? null : (int?)Asked.Within(usualMinutes, UsualMinutes, UsualMinutesMost, "usualMinutes");
        return await new SuspectsTrial(rule, minutes).Run(desk, telemetry, search, incident, cancellation);
    }
}
