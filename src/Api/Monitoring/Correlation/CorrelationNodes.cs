using EventSourcedOps.Api.GraphQL;
using EventSourcedOps.Api.Incidents;
using EventSourcedOps.Application.Monitoring.Correlation;
using EventSourcedOps.Domain.Monitoring.Correlation;
using GraphQL;
using GraphQL.DataLoader;

namespace EventSourcedOps.Api.Monitoring.Correlation;

/// <summary>When an alert belongs to an incident of alerts of other groups.</summary>
[GraphQLMetadata("CorrelationRule")]
public sealed class CorrelationRuleNode(CorrelationRule rule)
{
    /// <summary>What fires longer after the alerts of an incident is another matter.</summary>
    public int WithinMinutes => (int)rule.Within.TotalMinutes;

    /// <summary>What fires longer after an incident fell quiet is another matter.</summary>
    public int AfterQuietMinutes => (int)rule.AfterQuiet.TotalMinutes;

    /// <summary>Whether services that ask one another, directly or through others, have to do with each other.</summary>
    public bool ByCalls => rule.ByCalls;

    /// <summary>Whether items that stand on one another have to do with each other.</summary>
    public bool ByConfiguration => rule.ByConfiguration;

    /// <summary>Over so many relations between items at most.</summary>
    public int MostSteps => rule.MostSteps;
}

/// <summary>What was decided, and what another rule would have decided.</summary>
[GraphQLMetadata("CorrelationReplay")]
public sealed class CorrelationReplayAnswer(CorrelationAnswer answer)
{
    /// <summary>How many decisions were made again.</summary>
    public int Count => answer.Decisions.Count;

    /// <summary>
    /// How many of them the rule in force would make as they were made. Of the others not all that was known is kept, or the rule was another
    /// then; their differences may come from that.
    /// </summary>
    public int Repeated => answer.Repeated;

    /// <summary>To how many incidents the alerts did belong.</summary>
    public int IncidentsThen => answer.Decisions.DistinctBy(decision => decision.Decided.IncidentId).Count();

    /// <summary>To how many they would have belonged.</summary>
    public int IncidentsOtherwise => answer.Decisions.DistinctBy(decision => decision.Incident).Count();

    /// <summary>How many alerts would have belonged to another one of the incidents that there were.</summary>
    public int Joined => Counted(CorrelationChange.Joined);

    /// <summary>How many would have belonged to an incident that there was not.</summary>
    public int Parted => Counted(CorrelationChange.Parted);

    /// <summary>The decisions, those that were made first first.</summary>
    /// <param name="differing">Only those that would have been otherwise; so unless told.</param>
    /// <param name="first">How many; 20 unless told, 200 at most.</param>
    /// <param name="after">Continue behind the decision of this cursor.</param>
    public Connection<CorrelationDecision> Decisions(bool differing = true, int? first = null, string? after = null) =>
        KeysetPage.Of(first, after, "correlation.decision").Slice(
            answer.Decisions.Select((decision, place) => new CorrelationDecision(decision, place, answer.Told))
                .Where(decision => !differing || decision.Change != CorrelationChange.Same),
            decision => decision.Place);

    private int Counted(CorrelationChange change) => answer.Decisions.Count(decision => decision.Change() == change);
}

/// <summary>A decision to which incident an alert belongs, and what it would have been.</summary>
public sealed class CorrelationDecision(ReplayedDecision decision, int place, Func<CorrelationWay, string> told)
{
    internal int Place => place;

    /// <summary>When it was made.</summary>
    public DateTimeOffset At => decision.At;

    /// <summary>The alert.</summary>
    public Guid AlertId => decision.Alert;

    /// <summary>What fired, in a line.</summary>
    public string Title => decision.Decided.Title;

    /// <summary>What becomes of it.</summary>
    public CorrelationChange Change => decision.Change();

    /// <summary>The incident that the alert did belong to.</summary>
    public Guid IncidentId => decision.Decided.IncidentId;

    /// <summary>That incident; null where the caller may not see it.</summary>
    public IDataLoaderResult<IncidentNode?>? Incident([FromServices] ReadDesk desk) => Known(desk, IncidentId);

    /// <summary>What joined it to alerts of other groups; null when nothing did.</summary>
    public string? Via => decision.Decided.Via;

    /// <summary>By what it was joined; null when nothing did, and of old decisions, which were made by calls.</summary>
    public CorrelationEvidence? Evidence => decision.Decided.Evidence;

    /// <summary>
    /// The incident that it would have belonged to. Alerts with the same one would have shared it; where there was no such incident the id is no
    /// incident's.
    /// </summary>
    public Guid IncidentIdOtherwise => decision.Incident;

    /// <summary>That incident; null where there was none, or the caller may not see it.</summary>
    public IDataLoaderResult<IncidentNode?>? IncidentOtherwise([FromServices] ReadDesk desk) =>
        decision.Existed ? Known(desk, decision.Incident) : null;

    /// <summary>What would have joined it to alerts of other groups; null when nothing would.</summary>
    public string? ViaOtherwise => decision.Way is { } way ? told(way) : null;

    /// <summary>By what it would have been joined; null when by nothing.</summary>
    public CorrelationEvidence? EvidenceOtherwise => decision.Way?.Evidence;

    private static IDataLoaderResult<IncidentNode?>? Known(ReadDesk desk, Guid incident) =>
        desk.Caller.May("incident.read") ? IncidentNode.Load(desk, incident, null) : null;
}
