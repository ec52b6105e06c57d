using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Monitoring;
using FluentValidation;

namespace EventSourcedOps.Application.Monitoring;

/// <summary>Has an alert rule say something else. The version that judges goes on until the new one is activated.</summary>
/// <param name="Definition">What it says now; all of it.</param>
[Operation("alert-rule.revise")]
public sealed record ReviseAlertRule(Guid CommandId, Guid RuleId, AlertRuleDefinition Definition) : AlertRuleCommand(CommandId, RuleId)
{
    protected override Decision<AlertRuleEvent> Decide(AlertRule? state, Circumstances given) => state.Revise(Definition);
}

public sealed class ReviseAlertRuleValidator : AlertRuleShape<ReviseAlertRule>
{
    public ReviseAlertRuleValidator() =>
        RuleFor(command => command.Definition).NotNull().SetValidator(new AlertRuleDefinitionValidator());
}
