using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Incidents;
using FluentValidation;

namespace EventSourcedOps.Application.Incidents;

/// <summary>Settles category and rank; the priority follows from impact and urgency by the matrix in force.</summary>
/// <param name="Impact">How far the harm reaches.</param>
/// <param name="Urgency">How soon it hurts.</param>
/// <param name="Category">What kind of incident it is.</param>
/// <param name="Subcategory">What kind within the category.</param>
[Operation("incident.triage")]
public sealed record TriageIncident(
    Guid CommandId, Guid IncidentId, Impact Impact, Urgency Urgency, string? Category = null, string? Subcategory = null)
    : IncidentCommand(CommandId, IncidentId)
{
    protected override Decision<IncidentEvent> Ask(Incident? incident, Circumstances given) =>
        incident.Triage(Category, Subcategory, Impact, Urgency, given);
}

public sealed class TriageIncidentValidator : IncidentShape<TriageIncident>
{
    public TriageIncidentValidator()
    {
        RuleFor(command => command.Impact).IsInEnum();
        RuleFor(command => command.Urgency).IsInEnum();
        RuleFor(command => command.Category).MayBeLine();
        RuleFor(command => command.Subcategory).MayBeLine();
    }
}
