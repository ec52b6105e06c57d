using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Incidents;
using FluentValidation;

namespace EventSourcedOps.Application.Incidents;

/// <summary>Reports harm to a service.</summary>
/// <param name="Organisation">Code of the organisation that is harmed.</param>
/// <param name="Title">What is wrong, in a line.</param>
/// <param name="Channel">How it came to be known.</param>
/// <param name="ServiceId">The service that is harmed.</param>
/// <param name="Reporter">Who says so.</param>
/// <param name="Description">What is wrong, at length.</param>
/// <param name="AffectedItem">Configuration item or device that shows the harm.</param>
/// <param name="BeganAt">When the harm began; when it is reported, if left out.</param>
/// <param name="ExternalReference">Its number in another system.</param>
[Operation("incident.report")]
public sealed record ReportIncident(
    Guid CommandId, Guid IncidentId, string Organisation, string Title, Channel Channel, Guid ServiceId, string Reporter,
    string? Description = null, string? AffectedItem = null, DateTimeOffset? BeganAt = null, string? ExternalReference = null)
    : IncidentCommand(CommandId, IncidentId)
{
    protected internal override string? Home => Organisation;

    protected override Decision<IncidentEvent> Ask(Incident? incident, Circumstances given) => incident.Report(
        new(Organisation, Title, Description, Channel, ServiceId, AffectedItem, Reporter, BeganAt, ExternalReference), given);
}

public sealed class ReportIncidentValidator : IncidentShape<ReportIncident>
{
    public ReportIncidentValidator()
    {
        RuleFor(command => command.Organisation).IsName();
        RuleFor(command => command.Title).NotEmpty().MaximumLength(IncidentLimits.Title);
        RuleFor(command => command.Channel).IsInEnum();
        RuleFor(command => command.ServiceId).NotEmpty();
        RuleFor(command => command.Reporter).IsName();
        RuleFor(command => command.Description).MaximumLength(IncidentLimits.Text);
        RuleFor(command => command.AffectedItem).MayBeLine();
        RuleFor(command => command.ExternalReference).MayBeLine();
    }
}
