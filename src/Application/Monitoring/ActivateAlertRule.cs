using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Monitoring;

namespace EventSourcedOps.Application.Monitoring;

/// <summary>Has the newest version of an alert rule judge from now on.</summary>
[Operation("alert-rule.activate")]
public sealed record ActivateAlertRule(Guid CommandId, Guid RuleId) : AlertRuleCommand(CommandId, RuleId)
{
    protected override Decision<AlertRuleEvent> Decide(AlertRule? state, Circumstances given) => state.Activate();
}

public sealed class ActivateAlertRuleValidator : AlertRuleShape<ActivateAlertRule>;
