using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Incidents;
using FluentValidation;

namespace EventSourcedOps.Application.Incidents;

/// <summary>Puts title or description right; what is left out stays as it is.</summary>
/// <param name="Title">The right title.</param>
/// <param name="Description">The right description.</param>
[Operation("incident.correct")]
public sealed record CorrectIncident(
    Guid CommandId, Guid IncidentId, string? Title = null, string? Description = null) : IncidentCommand(CommandId, IncidentId)
{
    protected override Decision<IncidentEvent> Ask(Incident? incident, Circumstances given) => incident.Correct(Title, Description);
}

public sealed class CorrectIncidentValidator : IncidentShape<CorrectIncident>
{
    public CorrectIncidentValidator()
    {
        RuleFor(command => command.Title).MaximumLength(IncidentLimits.Title)
            .Must(title => title is null || !string.IsNullOrWhiteSpace(title)).WithMessage("A title cannot be empty.");
        RuleFor(command => command.Description).MaximumLength(IncidentLimits.Text);
    }
}
