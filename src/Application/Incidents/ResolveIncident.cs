using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Incidents;
using FluentValidation;

namespace EventSourcedOps.Application.Incidents;

/// <summary>Says that the harm ended, which stops the clocks.</summary>
/// <param name="Code">Kind of solution.</param>
/// <param name="Text">What was done.</param>
[Operation("incident.resolve")]
public sealed record ResolveIncident(Guid CommandId, Guid IncidentId, string Code, string Text) : IncidentCommand(CommandId, IncidentId)
{
    protected override Decision<IncidentEvent> Ask(Incident? incident, Circumstances given) => incident.Resolve(Code, Text);
}

public sealed class ResolveIncidentValidator : IncidentShape<ResolveIncident>
{
    public ResolveIncidentValidator()
    {
        RuleFor(command => command.Code).IsName();
        RuleFor(command => command.Text).NotEmpty().MaximumLength(IncidentLimits.Text);
    }
}
