using EventSourcedOps.Domain.People;
using EventSourcedOps.Domain.Services;

namespace EventSourcedOps.Domain.Incidents;

using Decision = Decision<IncidentEvent>;

/// <summary>What an assignment or a call to whoever is on call stood on, so that it can be looked into and tried out under another roster.</summary>
/// <param name="Version">Version of the team's roster.</param>
/// <param name="Level">1 is called first; a later one when nobody was on call before it.</param>
/// <param name="Layer">The layer whose turn it was; null for somebody who stood in.</param>
/// <param name="OverrideId">By which override somebody stood in.</param>
public sealed record OnCallGround(int Version, int Level, string? Layer, Guid? OverrideId)
{
    internal static OnCallGround Of(OnCallRoster roster, OnCallTurn turn, DateTimeOffset at) =>
        new(roster.InForceAt(at)?.Version ?? 0, turn.Level, turn.Layer, turn.OverrideId);
}

/// <summary>Incidents go to whoever is on call.</summary>
public static class IncidentOnCall
{
    extension(Incident? incident)
    {
        /// <summary>Gives it to the first who is on call for its team; without one, for the team that owns its service.</summary>
        public Decision AssignToOnCall(Circumstances given)
        {
            if (incident.Forbids(IncidentAction.AssignToOnCall, out var no)) return no;
            if (given.Landscape.TeamFor(incident.TeamId, incident.ServiceId) is not { } id) return TeamRefusals.Unknown;
            if (given.Landscape.WhyNotTo(id) is { } unfit) return unfit;
            if (given.Landscape.RosterOf(id) is not { } roster) return RosterRefusals.Unknown;
            if (roster.OnCallAt(given.At).FirstOrDefault() is not { } turn) return RosterRefusals.NobodyOnCall;
            var ground = OnCallGround.Of(roster, turn, given.At);
            return incident.TeamId is null ? new IncidentAssigned(id, turn.Person, ground) : new IncidentHandedOver(turn.Person, ground);
        }

        /// <summary>
        /// What came to a team and to nobody in particular goes to whoever is on call, where the roster says so. What monitoring reported
        /// waits for no triage: its impact is what the service is worth, and it is urgent.
        /// </summary>
        public Decision FollowOnCall(Circumstances given)
        {
            if (incident is null || given.Landscape.ServiceOf(incident.ServiceId) is not { } service) return Decision.Nothing;
            if (!given.Landscape.TakesQueue(incident.TeamId, incident.ServiceId, given.At)) return Decision.Nothing;
            var triaged = incident.Triage is null ? incident.Triage(null, null, ImpactOf(service.Criticality), Urgency.High, given) : Decision.Nothing;
            var ready = triaged.Events.Aggregate(incident, (state, happened) => Incident.Evolve(state, happened, given.At));
            return ready.AssignToOnCall(given) is { Refusal: null, Events: var assigned } ? (IncidentEvent[])[.. triaged.Events, .. assigned] : Decision.Nothing;
        }
    }

    /// <summary>Whether what came to that team, without one to the owner of that service, goes to whoever is on call by itself.</summary>
    public static bool TakesQueue(this Landscape landscape, Guid? team, Guid? service, DateTimeOffset at) =>
        landscape.TeamFor(team, service) is { } id && landscape.RosterOf(id)?.InForceAt(at) is { TakesQueue: true };

    private static Guid? TeamFor(this Landscape landscape, Guid? team, Guid? service) =>
        team ?? (service is { } id ? landscape.ServiceOf(id)?.OwnerTeam : null);

    private static Impact ImpactOf(Criticality criticality) => criticality switch
    {
        Criticality.Critical or Criticality.High => Impact.High,
        Criticality.Medium                       => Impact.Medium,
        _                                        => Impact.Low,
    };
}
