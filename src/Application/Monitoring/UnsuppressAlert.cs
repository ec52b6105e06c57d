using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Monitoring;
using FluentValidation;

namespace EventSourcedOps.Application.Monitoring;

/// <summary>Says that a reason why nobody should be told is gone.</summary>
/// <param name="CommandId">Made by the client; sending it again gives the first answer.</param>
/// <param name="Cause">Which kind of reason.</param>
/// <param name="Reference">What it named.</param>
[Operation("alert.unsuppress")]
public sealed record UnsuppressAlert(Guid CommandId, Guid AlertId, SuppressionCause Cause, string Reference)
    : AlertCommand(CommandId, AlertId)
{
    protected override Decision<AlertEvent> Decide(Alert? state, Circumstances given) => state.Unsuppress(Cause, Reference);
}

public sealed class UnsuppressAlertValidator : AlertShape<UnsuppressAlert>
{
    public UnsuppressAlertValidator()
    {
        RuleFor(command => command.Cause).IsInEnum();
        RuleFor(command => command.Reference).IsName();
    }
}
