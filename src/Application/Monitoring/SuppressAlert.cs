using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Monitoring;
using FluentValidation;

namespace EventSourcedOps.Application.Monitoring;

/// <summary>Says why nobody should be told of the alert for a while.</summary>
/// <param name="CommandId">Made by the client; sending it again gives the first answer.</param>
/// <param name="Cause">A change that is being made, or something it stands on that is down.</param>
/// <param name="Reference">Number or name of that change, or of what is down.</param>
/// <param name="Until">When that ends by itself.</param>
[Operation("alert.suppress")]
public sealed record SuppressAlert(Guid CommandId, Guid AlertId, SuppressionCause Cause, string Reference, DateTimeOffset Until)
    : AlertCommand(CommandId, AlertId)
{
    protected override Decision<AlertEvent> Decide(Alert? state, Circumstances given) =>
        Until - given.At > Silence.Longest ? SilenceRefusals.TooLong
        : Cause == SuppressionCause.Silence ? AlertRefusals.SilencesAreDeclared
        : state.Suppress(Cause, Reference, Until, given);
}

public sealed class SuppressAlertValidator : AlertShape<SuppressAlert>
{
    public SuppressAlertValidator()
    {
        RuleFor(command => command.Cause).IsInEnum();
        RuleFor(command => command.Reference).IsName();
    }
}
