using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Incidents;
using EventSourcedOps.Domain.Services;
using FluentValidation;

namespace EventSourcedOps.Application.Incidents;

/// <summary>Warns that a share of a clock's target is used up; comes to nothing when it is not, or no longer matters.</summary>
/// <param name="Kind">Which clock.</param>
/// <param name="Percent">Share of the target: 50, 80 or 100.</param>
[Operation("incident.warn-of-clock")]
public sealed record WarnOfClock(Guid CommandId, Guid IncidentId, ClockKind Kind, int Percent) : IncidentCommand(CommandId, IncidentId)
{
    protected override Decision<IncidentEvent> Ask(Incident? incident, Circumstances given) => incident.Warn(Kind, Percent, given);
}

public sealed class WarnOfClockValidator : IncidentShape<WarnOfClock>
{
    public WarnOfClockValidator()
    {
        RuleFor(command => command.Kind).IsInEnum();
        RuleFor(command => command.Percent).Must(percent => IncidentClocks.WarningPercents.Contains(percent))
            .WithMessage("Warnings are given at 50, 80 and 100 %.");
    }
}
