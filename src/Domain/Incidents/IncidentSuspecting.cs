using EventSourcedOps.Domain.Monitoring;
using EventSourcedOps.Domain.Monitoring.Localisation;

namespace EventSourcedOps.Domain.Incidents;

using Decision = Decision<IncidentEvent>;

/// <summary>It was worked out which services are to blame, from what was sent around its beginning, as far as that was known then.</summary>
[WireName("incident.suspects-ranked.v1")]
public sealed record IncidentSuspectsRanked(FaultRanking Ranking) : IncidentEvent;

/// <summary>Incidents that monitoring reported say where the fault may be.</summary>
public static class IncidentSuspecting
{
    /// <summary>Notes who is suspected; nothing where nobody is, or nobody works on it any more.</summary>
    public static Decision NoteSuspects(this Incident? incident, FaultRanking ranking) =>
        incident is null or { Closure: not null } || ranking.Suspects.Count == 0 ? Decision.Nothing : new IncidentSuspectsRanked(ranking);

    /// <summary>
    /// Passes it on to those who own the service where the fault most likely is, and from them to whoever is on call. What somebody accepted
    /// or passed on already stays where it is, and so does what would wait in a queue.
    /// </summary>
    /// <param name="suspect">What the service calls itself in what it sends.</param>
    public static Decision FollowSuspect(this Incident? incident, string suspect, Circumstances given) =>
        incident is not { Accepted: false, Resolved: null, Reassignments: 0, TeamId: { } team } || incident.Forbids(IncidentAction.Reassign, out _)
        || given.Landscape.ServiceMeant(incident.Organisation, suspect) is not { OwnerTeam: var owner } || owner == team
        || given.Landscape.WhyNotTo(owner) is not null || !given.Landscape.TakesQueue(owner, null, given.At)
            ? Decision.Nothing : new IncidentReassigned(owner, null, suspect);

    /// <summary>How it is passed on by a ranking and a rule; null where it stays.</summary>
    public static IncidentReassigned? PassedOn(this Incident? incident, FaultRanking ranking, SuspicionRule rule, Circumstances given) =>
        ranking.Outstanding(rule) is { } suspect ? incident.FollowSuspect(suspect.Service, given).Events.OfType<IncidentReassigned>().SingleOrDefault() : null;
}
