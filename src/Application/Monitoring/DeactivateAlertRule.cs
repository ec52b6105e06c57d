using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Monitoring;
using FluentValidation;

namespace EventSourcedOps.Application.Monitoring;

/// <summary>Has an alert rule judge no more, for the time being. Its alerts expire.</summary>
/// <param name="Reason">Why.</param>
[Operation("alert-rule.deactivate")]
public sealed record DeactivateAlertRule(Guid CommandId, Guid RuleId, string Reason) : AlertRuleCommand(CommandId, RuleId)
{
    protected override Decision<AlertRuleEvent> Decide(AlertRule? state, Circumstances given) => state.Deactivate(Reason);
}

public sealed class DeactivateAlertRuleValidator : AlertRuleShape<DeactivateAlertRule>
{
    public DeactivateAlertRuleValidator() => RuleFor(command => command.Reason).IsReason();
}
