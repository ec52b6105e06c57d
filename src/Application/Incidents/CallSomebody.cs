using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Incidents;

namespace EventSourcedOps.Application.Incidents;

/// <summary>Calls whoever is next by the plan of the team that has the incident, if nobody looks after it yet.</summary>
[Operation("incident.call-somebody")]
public sealed record CallSomebody(Guid CommandId, Guid IncidentId) : IncidentCommand(CommandId, IncidentId)
{
    protected override Decision<IncidentEvent> Ask(Incident? incident, Circumstances given) => incident.Call(given);
}

public sealed class CallSomebodyValidator : IncidentShape<CallSomebody>;
