namespace EventSourcedOps.Domain.Incidents;

using Decision = Decision<IncidentEvent>;

/// <summary>Waiting for somebody else. Allowed before triage too: often it is the reporter who must say more.</summary>
public static class IncidentHolding
{
    extension(Incident? incident)
    {
        /// <summary>Puts it on hold, or says that it now waits for something else.</summary>
        public Decision Hold(HoldReason reason, string? note) =>
            incident.Forbids(IncidentAction.Hold, out var no) ? no
            : incident.Hold == new Hold(reason, note) ? Decision.Nothing
            : new IncidentHeld(reason, note);

        public Decision Resume(string? note) =>
            incident.Forbids(IncidentAction.Resume, out var no) ? no : new IncidentResumed(note);
    }
}
