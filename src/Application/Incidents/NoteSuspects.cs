using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Incidents;
using EventSourcedOps.Domain.Monitoring.Localisation;
using FluentValidation;

namespace EventSourcedOps.Application.Incidents;

/// <summary>Notes which services are suspected of the fault behind an incident.</summary>
/// <param name="Ranking">Who, and why.</param>
[Operation("incident.note-suspects")]
public sealed record NoteSuspects(Guid CommandId, Guid IncidentId, FaultRanking Ranking) : IncidentCommand(CommandId, IncidentId)
{
    protected override Decision<IncidentEvent> Ask(Incident? incident, Circumstances given) => incident.NoteSuspects(Ranking);
}

public sealed class NoteSuspectsValidator : IncidentShape<NoteSuspects>
{
    public NoteSuspectsValidator()
    {
        RuleFor(command => command.Ranking).NotNull();
    }
}
