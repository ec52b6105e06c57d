using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Incidents;
using FluentValidation;

namespace EventSourcedOps.Application.Incidents;

/// <summary>Adds a comment to an incident.</summary>
/// <param name="Text">What there is to say.</param>
/// <param name="Visibility">Whether the reporter may read it.</param>
[Operation("incident.comment")]
public sealed record CommentIncident(
    Guid CommandId, Guid IncidentId, string Text, Visibility Visibility = Visibility.Internal) : IncidentCommand(CommandId, IncidentId)
{
    protected override Decision<IncidentEvent> Ask(Incident? incident, Circumstances given) => incident.Comment(Visibility, Text);
}

public sealed class CommentIncidentValidator : IncidentShape<CommentIncident>
{
    public CommentIncidentValidator()
    {
        RuleFor(command => command.Text).NotEmpty().MaximumLength(IncidentLimits.Text);
        RuleFor(command => command.Visibility).IsInEnum();
    }
}
