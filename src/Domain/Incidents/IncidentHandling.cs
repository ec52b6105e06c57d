using static EventSourcedOps.Domain.Incidents.IncidentRefusals;

namespace EventSourcedOps.Domain.Incidents;

using Decision = Decision<IncidentEvent>;

/// <summary>Who has an incident: teams, technicians and those above them.</summary>
public static class IncidentHandling
{
    extension(Incident? incident)
    {
        /// <summary>Gives it to its first team; no reassignment.</summary>
        public Decision Assign(Guid teamId, string? technician, Circumstances given) =>
            incident.Forbids(IncidentAction.Assign, out var no)
                ? (no == AlreadyAssigned && incident.IsWith(teamId, technician) ? Decision.Nothing : no)
            : given.Landscape.WhyNotTo(teamId) is { } unfit ? unfit
            : new IncidentAssigned(teamId, technician);

        /// <summary>
        /// Passes it on from whoever has it, a team or the service desk, to another team or back to the service desk (no team).
        /// A change of technician within the team is a hand-over and does not count.
        /// </summary>
        public Decision Reassign(Guid? teamId, string? technician, Circumstances given) =>
            incident.Forbids(IncidentAction.Reassign, out var no) ? no
            : teamId is null && technician is not null ? TeamMissing
            : incident.IsWith(teamId, technician) ? Decision.Nothing
            : given.Landscape.WhyNotTo(teamId) is { } unfit ? unfit
            : incident.TeamId != teamId ? new IncidentReassigned(teamId, technician)
            : technician is null ? new IncidentHandedBack(null)
            : new IncidentHandedOver(technician);

        /// <summary>A technician takes it up: this is the response that was promised.</summary>
        public Decision Accept(string technician) =>
            incident.Forbids(IncidentAction.Accept, out var no)
                ? (no == AlreadyAccepted && incident?.Technician == technician ? Decision.Nothing : no)
            : new IncidentAccepted(technician);

        public Decision HandBack(string? reason) =>
            incident.Forbids(IncidentAction.HandBack, out var no) ? no
            : incident.Technician is null ? Decision.Nothing
            : new IncidentHandedBack(reason);

        /// <summary>Asks a more skilled team, which gets the incident and so counts as a reassignment.</summary>
        public Decision EscalateToTeam(Guid teamId, string reason, Circumstances given) =>
            incident.Forbids(IncidentAction.Escalate, out var no) ? no
            : incident.TeamId == teamId ? EscalatedToSame
            : given.Landscape.WhyNotTo(teamId) is { } unfit ? unfit
            : new IncidentEvent[]
            {
                new IncidentEscalated(Escalation.Functional, teamId, null, reason), new IncidentReassigned(teamId, null),
            };

        /// <summary>Asks somebody with more power; the incident stays where it is.</summary>
        public Decision EscalateToLevel(string level, string reason) =>
            incident.Forbids(IncidentAction.Escalate, out var no) ? no
            : new IncidentEscalated(Escalation.Hierarchical, null, level, reason);

        public Decision DeclareMajor(string reason) =>
            incident.Forbids(IncidentAction.DeclareMajor, out var no) ? no : new MajorIncidentDeclared(reason);

        public Decision WithdrawMajor(string reason) =>
            incident.Forbids(IncidentAction.WithdrawMajor, out var no) ? no : new MajorIncidentWithdrawn(reason);

        private bool IsWith(Guid? teamId, string? technician) =>
            incident is not null && incident.TeamId == teamId && incident.Technician == technician;
    }
}
