using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Monitoring;
using FluentValidation;

namespace EventSourcedOps.Application.Monitoring;

/// <summary>Uses an alert rule no more. Its alerts expire.</summary>
/// <param name="Reason">Why.</param>
[Operation("alert-rule.retire")]
public sealed record RetireAlertRule(Guid CommandId, Guid RuleId, string Reason) : AlertRuleCommand(CommandId, RuleId)
{
    protected override Decision<AlertRuleEvent> Decide(AlertRule? state, Circumstances given) => state.Retire(Reason);
}

public sealed class RetireAlertRuleValidator : AlertRuleShape<RetireAlertRule>
{
    public RetireAlertRuleValidator() => RuleFor(command => command.Reason).IsReason();
}
