using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Monitoring;
using FluentValidation;

namespace EventSourcedOps.Application.Monitoring;

/// <summary>Raises the alert's severity by one.</summary>
/// <param name="CommandId">Made by the client; sending it again gives the first answer.</param>
/// <param name="Reason">Why.</param>
[Operation("alert.escalate")]
public sealed record EscalateAlert(Guid CommandId, Guid AlertId, string Reason) : AlertCommand(CommandId, AlertId)
{
    protected override Decision<AlertEvent> Decide(Alert? state, Circumstances given) => state.Escalate(Reason);
}

public sealed class EscalateAlertValidator : AlertShape<EscalateAlert>
{
    public EscalateAlertValidator()
    {
        RuleFor(command => command.Reason).IsReason();
    }
}
