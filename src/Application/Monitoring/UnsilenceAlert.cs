using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Monitoring;
using FluentValidation;

namespace EventSourcedOps.Application.Monitoring;

/// <summary>A silence that meant the alert is over.</summary>
/// <param name="SilenceId">The silence.</param>
[Operation("alert.unsilence")]
public sealed record UnsilenceAlert(Guid CommandId, Guid AlertId, Guid SilenceId) : AlertCommand(CommandId, AlertId)
{
    protected override Decision<AlertEvent> Decide(Alert? state, Circumstances given) => state.Unsilence(SilenceId);
}

public sealed class UnsilenceAlertValidator : AlertShape<UnsilenceAlert>
{
    public UnsilenceAlertValidator()
    {
        RuleFor(command => command.SilenceId).NotEmpty();
    }
}
