using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Incidents;

namespace EventSourcedOps.Application.Incidents;

/// <summary>Says that whoever asks looks after the incident, so that nobody else is called.</summary>
[Operation("incident.answer-call")]
public sealed record AnswerCall(Guid CommandId, Guid IncidentId) : IncidentCommand(CommandId, IncidentId)
{
    protected override Decision<IncidentEvent> Ask(Incident? incident, Circumstances given) => incident.AnswerCall(given.By);
}

public sealed class AnswerCallValidator : IncidentShape<AnswerCall>;
