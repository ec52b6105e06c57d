using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Changes;
using FluentValidation;

namespace EventSourcedOps.Application.Changes;

/// <summary>Looks back at a change that was done or taken back.</summary>
/// <param name="MetGoal">Whether it brought what it was for.</param>
/// <param name="Findings">What there is to learn.</param>
/// <param name="FollowUp">What is to be done because of it.</param>
[Operation("change.evaluate")]
public sealed record EvaluateChange(
    Guid CommandId, Guid ChangeId, bool MetGoal, string Findings, string? FollowUp = null)
    : ChangeCommand(CommandId, ChangeId)
{
    protected override Decision<ChangeEvent> Decide(Change? state, Circumstances given) => state.Evaluate(MetGoal, Findings, FollowUp);
}

public sealed class EvaluateChangeValidator : ChangeShape<EvaluateChange>
{
    public EvaluateChangeValidator()
    {
        RuleFor(command => command.Findings).IsReason();
        RuleFor(command => command.FollowUp).MayBeLine(TextRules.Reason);
    }
}
