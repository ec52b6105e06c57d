using EventSourcedOps.Api.GraphQL;
using EventSourcedOps.Api.Monitoring.Localisation;
using EventSourcedOps.Api.Telemetry;
using EventSourcedOps.Application.Monitoring.Localisation;
using GraphQL;

namespace EventSourcedOps.Api;

public sealed partial class Query
{
    private static readonly TimeSpan ShortestFault = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan UsualFault = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan LongestFault = TimeSpan.FromMinutes(30);
    private const int UsualMinutes = 60;
    private const int UsualMinutesMost = 360;

    /// <summary>
    /// Services that may be where a fault is, and why: what they show since it began, beside what they used to show. It is worked out from
    /// what was sent, and recorded nowhere.
    /// </summary>
    /// <param name="since">When the fault began; earlier rather than later.</param>
    /// <param name="organisations">Only what was measured for these and everything under them; all within reach when left out.</param>
    /// <param name="until">What came later is not looked at; five minutes later unless told, 30 at most.</param>
    /// <param name="usualMinutes">Of how many minutes before it is learnt what is usual; 60 unless told, 360 at most.</param>
    [Needs(TelemetryDesk.Operation)]
    public static async Task<FaultSuspects> FaultSuspects(
        [FromServices] TelemetryDesk desk, [FromServices] ReadDesk reads, [FromServices] FaultSearch search, DateTimeOffset since,
        IReadOnlyList<string>? organisations = null, DateTimeOffset? until = null, int? usualMinutes = null, CancellationToken cancellation = default)
    {
        var end = until ?? since + UsualFault;
        if (end - since < ShortestFault || end - since > LongestFault)
            throw new ApiError("fault-out-of-range", "Look at one minute to 30 since the fault began.");
        var before = TimeSpan.FromMinutes(Asked.Within(usualMinutes, UsualMinutes, UsualMinutesMost, "usualMinutes"));
        var times = new FaultTimes(since - before, since, end < desk.Now ? end : desk.Now);
        var (answer, refusal) = await search.Suspects(await desk.SightOf(organisations), times, cancellation);
        return answer is null ? throw new ApiError(refusal!.Code, refusal.Reason) : new(answer, await reads.Landscape(null));
    }
}
