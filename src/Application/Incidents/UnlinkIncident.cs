using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Incidents;
using FluentValidation;

namespace EventSourcedOps.Application.Incidents;

/// <summary>Takes such a link back.</summary>
/// <param name="Kind">What kind of thing it is.</param>
/// <param name="Reference">Its id or number.</param>
[Operation("incident.unlink")]
public sealed record UnlinkIncident(
    Guid CommandId, Guid IncidentId, LinkKind Kind, string Reference) : IncidentCommand(CommandId, IncidentId)
{
    protected override Decision<IncidentEvent> Ask(Incident? incident, Circumstances given) => incident.Unlink(Kind, Reference);
}

public sealed class UnlinkIncidentValidator : IncidentShape<UnlinkIncident>
{
    public UnlinkIncidentValidator()
    {
        RuleFor(command => command.Kind).IsInEnum();
        RuleFor(command => command.Reference).IsName();
    }
}
