using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Monitoring;
using FluentValidation;

namespace EventSourcedOps.Application.Monitoring;

/// <summary>A silence means the alert.</summary>
/// <param name="SilenceId">The silence.</param>
[Operation("alert.silence")]
public sealed record SilenceAlert(Guid CommandId, Guid AlertId, Guid SilenceId) : AlertCommand(CommandId, AlertId)
{
    protected override Decision<AlertEvent> Decide(Alert? state, Circumstances given) => state.Silence(SilenceId, given);
}

public sealed class SilenceAlertValidator : AlertShape<SilenceAlert>
{
    public SilenceAlertValidator()
    {
        RuleFor(command => command.SilenceId).NotEmpty();
    }
}
