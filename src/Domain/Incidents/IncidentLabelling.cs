using EventSourcedOps.Domain.Access;
using static EventSourcedOps.Domain.Incidents.IncidentRefusals;

namespace EventSourcedOps.Domain.Incidents;

using Decision = Decision<IncidentEvent>;

/// <summary>How sensitive an incident is: as its service, until somebody says otherwise.</summary>
public static class IncidentLabelling
{
    extension(Incident? incident)
    {
        /// <summary>Nobody makes it more sensitive than they may see; making it less sensitive needs a reason.</summary>
        public Decision Relabel(DataLabel label, string? reason, Circumstances given) =>
            incident.Forbids(IncidentAction.Relabel, out var no) ? no
            : !given.Rights.Reaches("incident.relabel", incident.Organisation, label) ? LabelOutOfReach
            : incident.Label == label ? Decision.Nothing
            : label < incident.Label && string.IsNullOrWhiteSpace(reason) ? LabelReasonMissing
            : new IncidentRelabelled(label, reason);

        /// <summary>What is open becomes as sensitive as its service; where somebody looked themselves, only more so.</summary>
        public Decision FollowServiceLabel(Circumstances given) =>
            incident is null ? Unknown
            : incident.Closure is not null || given.Landscape.ServiceOf(incident.ServiceId) is not { } service ? Decision.Nothing
            : service.Label == incident.Label || incident.LabelledByHand && service.Label < incident.Label ? Decision.Nothing
            : new IncidentRelabelled(service.Label, null, ByService: true);
    }
}
