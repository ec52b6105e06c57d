using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Monitoring;
using FluentValidation;

namespace EventSourcedOps.Application.Monitoring;

/// <summary>Gives the alert to somebody else.</summary>
/// <param name="CommandId">Made by the client; sending it again gives the first answer.</param>
/// <param name="To">User name of whoever should work on it.</param>
/// <param name="Reason">Why.</param>
[Operation("alert.transfer")]
public sealed record TransferAlert(Guid CommandId, Guid AlertId, string To, string Reason) : AlertCommand(CommandId, AlertId)
{
    protected override Decision<AlertEvent> Decide(Alert? state, Circumstances given) => state.Transfer(To, Reason);
}

public sealed class TransferAlertValidator : AlertShape<TransferAlert>
{
    public TransferAlertValidator()
    {
        RuleFor(command => command.To).IsName();
        RuleFor(command => command.Reason).IsReason();
    }
}
