using EventSourcedOps.Api.GraphQL;
using EventSourcedOps.Api.Monitoring.Correlation;
using EventSourcedOps.Application.Monitoring.Correlation;
using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Monitoring.Correlation;
using GraphQL;

namespace EventSourcedOps.Api;

public sealed partial class Query
{
    /// <summary>By what it is decided to which incident an alert of another group belongs.</summary>
    [Needs("alert.read")]
    public static CorrelationRuleNode CorrelationRule() => new(Domain.Monitoring.Correlation.CorrelationRule.InForce);

    /// <summary>
    /// To which incidents alerts would have belonged by another rule, with what was known when it was decided. Nothing is recorded, and what was
    /// decided stands.
    /// </summary>
    /// <param name="organisation">Code of the organisation whose alerts are looked at; those of others have no part in its incidents.</param>
    /// <param name="since">Decisions that were made then or later.</param>
    /// <param name="until">Decisions that were made before then; 31 days later at most.</param>
    /// <param name="rule">The other rule; what it leaves out is as it is in force.</param>
    [Needs("alert.read")]
    public static async Task<CorrelationReplayAnswer> CorrelationReplay(
        [FromServices] ReadDesk desk, [FromServices] CorrelationHistory history, string organisation, DateTimeOffset since, DateTimeOffset until,
        CorrelationTrial? rule = null, CancellationToken cancellation = default)
    {
        if (!desk.Caller.Reaches("alert.read", organisation)) throw Error(WriteRefusals.OrganisationOutOfReach);
        var (answer, refusal) = await history.Replay(new(organisation, since, until, (rule ?? new()).Rule()), cancellation);
        return answer is null ? throw Error(refusal!) : new(answer);

        static ApiError Error(Refusal refusal) => new(refusal.Code, refusal.Reason);
    }
}

/// <summary>A rule by which alerts would belong to incidents.</summary>
/// <param name="WithinMinutes">What fires longer after the alerts of an incident is another matter; a day at most.</param>
/// <param name="AfterQuietMinutes">What fires longer after an incident fell quiet is another matter; a day at most.</param>
/// <param name="ByCalls">Whether services that ask one another, directly or through others, have to do with each other.</param>
/// <param name="ByConfiguration">Whether items that stand on one another have to do with each other.</param>
/// <param name="MostSteps">Over so many relations between items at most; 6 at most.</param>
public sealed record CorrelationTrial(
    int? WithinMinutes = null, int? AfterQuietMinutes = null, bool? ByCalls = null, bool? ByConfiguration = null, int? MostSteps = null)
{
    private const int Day = 24 * 60;
    private const int FarthestStep = 6;

    internal CorrelationRule Rule()
    {
        var inForce = CorrelationRule.InForce;
        return new(
            TimeSpan.FromMinutes(Asked.Within(WithinMinutes, (int)inForce.Within.TotalMinutes, Day, "withinMinutes")),
            TimeSpan.FromMinutes(Asked.Within(AfterQuietMinutes, (int)inForce.AfterQuiet.TotalMinutes, Day, "afterQuietMinutes")),
            ByCalls ?? inForce.ByCalls, ByConfiguration ?? inForce.ByConfiguration,
            Asked.Within(MostSteps, inForce.MostSteps, FarthestStep, "mostSteps"));
    }
}
