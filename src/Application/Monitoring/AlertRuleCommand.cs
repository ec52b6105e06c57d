using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain.Monitoring;
using FluentValidation;

namespace EventSourcedOps.Application.Monitoring;

/// <summary>A wish about one alert rule.</summary>
/// <param name="CommandId">Made by the client; sending it again gives the first answer.</param>
/// <param name="RuleId">The rule; made by the client when it is drafted.</param>
public abstract record AlertRuleCommand(Guid CommandId, Guid RuleId) : Command<AlertRule, AlertRuleEvent>(CommandId)
{
    protected internal override Guid Stream => RuleId;
}

/// <summary>What every wish about an alert rule must have: its own id and the rule's.</summary>
public abstract class AlertRuleShape<TCommand> : AbstractValidator<TCommand> where TCommand : AlertRuleCommand
{
    protected AlertRuleShape()
    {
        RuleFor(command => command.CommandId).NotEmpty();
        RuleFor(command => command.RuleId).NotEmpty();
    }
}

/// <summary>What can be judged so far: a query over metrics, a count of lines or a measure of operations, above or below a limit or outside what is usual.</summary>
public sealed class AlertRuleDefinitionValidator : AbstractValidator<AlertRuleDefinition>
{
    private const int MostLabels = 16;

    public AlertRuleDefinitionValidator()
    {
        RuleFor(rule => rule.Title).IsName();
        RuleFor(rule => rule.Kind).Must(kind => kind is SignalKind.Metric or SignalKind.Log or SignalKind.Trace).WithMessage("Only rules over metrics, logs and requests are judged.");
        RuleFor(rule => rule.Query).NotEmpty().MaximumLength(AlertLimits.Series);
        RuleFor(rule => rule.Comparison).Must(how => how is RuleComparison.Above or RuleComparison.Below or RuleComparison.OutsideBand)
            .WithMessage("It is judged by a limit, above or below, or by what is usual.");
        RuleFor(rule => rule.Severity).IsInEnum();
        RuleFor(rule => rule.GroupBy).HasAtMost(AlertLimits.GroupBy);
        RuleForEach(rule => rule.GroupBy).NotEmpty().MaximumLength(AlertLimits.LabelName);
        RuleFor(rule => rule.Labels).Must(labels => labels is null || labels.Count <= MostLabels).WithMessage($"Name at most {MostLabels}.");
        RuleForEach(rule => rule.Labels).SetValidator(new AlertLabelValidator());
        RuleForEach(rule => rule.Labels).ChildRules(each => each.RuleFor(label => label.Value).NotEmpty());
    }
}
