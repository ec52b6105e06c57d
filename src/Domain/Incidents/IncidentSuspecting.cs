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
}
