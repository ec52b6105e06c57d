using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Incidents;
using FluentValidation;

namespace EventSourcedOps.Application.Incidents;

/// <summary>Asks a more skilled team or somebody with more power. Name the one or the other.</summary>
/// <param name="Reason">Why.</param>
/// <param name="TeamId">The more skilled team, which gets the incident (functional).</param>
/// <param name="Level">The person or level of management who is told (hierarchical).</param>
[Operation("incident.escalate")]
public sealed record EscalateIncident(Guid CommandId, Guid IncidentId, string Reason, Guid? TeamId = null, string? Level = null)
    : IncidentCommand(CommandId, IncidentId)
{
    protected override Decision<IncidentEvent> Ask(Incident? incident, Circumstances given) => TeamId is { } team
        ? incident.EscalateToTeam(team, Reason, given)
        : incident.EscalateToLevel(Level!, Reason);
}

public sealed class EscalateIncidentValidator : IncidentShape<EscalateIncident>
{
    public EscalateIncidentValidator()
    {
        RuleFor(command => command.Reason).IsReason();
        RuleFor(command => command.TeamId).NotEqual(Guid.Empty);
        RuleFor(command => command.Level).MayBeLine();
        RuleFor(command => command).Must(command => command.TeamId is null != command.Level is null)
            .WithName("level").WithMessage("Name a team or a level, not both.");
    }
}
