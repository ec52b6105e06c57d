using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Monitoring;
using FluentValidation;

namespace EventSourcedOps.Application.Monitoring;

/// <summary>Writes an alert rule. It judges nothing until it is activated, but can be tried on the past.</summary>
/// <param name="Organisation">Code of the organisation whose measurements it looks at, and whose its alerts are.</param>
/// <param name="Definition">What it says.</param>
[Operation("alert-rule.draft")]
public sealed record DraftAlertRule(Guid CommandId, Guid RuleId, string Organisation, AlertRuleDefinition Definition)
    : AlertRuleCommand(CommandId, RuleId)
{
    protected internal override string? Home => Organisation;

    protected override Decision<AlertRuleEvent> Decide(AlertRule? state, Circumstances given) =>
        state.Draft(Organisation, Definition, given.Landscape);
}

public sealed class DraftAlertRuleValidator : AlertRuleShape<DraftAlertRule>
{
    public DraftAlertRuleValidator()
    {
        RuleFor(command => command.Organisation).IsName();
        RuleFor(command => command.Definition).NotNull().SetValidator(new AlertRuleDefinitionValidator());
    }
}
