using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Changes;
using FluentValidation;

namespace EventSourcedOps.Application.Changes;

/// <summary>Settles the whole plan anew: what is done, how it is taken back, when, and on which items.</summary>
/// <param name="Purpose">What it is good for.</param>
/// <param name="Steps">What is done, in this order.</param>
/// <param name="Rollback">How it is taken back, in this order; without it nobody can be asked for approval.</param>
/// <param name="Verification">How one sees that it does what it should.</param>
/// <param name="Items">The configuration items that it works on.</param>
/// <param name="Window">When it should be done.</param>
/// <param name="Declared">What the items read once it is done.</param>
/// <param name="Rehearsed">Whether somebody tried it out before.</param>
[Operation("change.plan")]
public sealed record PlanChange(
    Guid CommandId, Guid ChangeId, string Purpose, IReadOnlyList<ChangeStep> Steps, IReadOnlyList<ChangeStep> Rollback, string Verification,
    IReadOnlyList<Guid> Items, TimeWindow? Window = null, IReadOnlyList<DeclaredValue>? Declared = null, bool Rehearsed = false)
    : GroundedChangeCommand(CommandId, ChangeId)
{
    internal override ChangePlan Proposed => new(Purpose, Steps, Rollback, Verification, Window, Items, Declared ?? [], Rehearsed);

    protected override Decision<ChangeEvent> Decide(Change? state, ChangeGround ground, Circumstances given) =>
        state.Settle(Proposed, ground, given);
}

public sealed class PlanChangeValidator : ChangeShape<PlanChange>
{
    public PlanChangeValidator()
    {
        RuleFor(command => command.Purpose).NotNull().MaximumLength(ChangeLimits.Text);
        RuleFor(command => command.Steps).HasAtMost(ChangeLimits.Steps);
        RuleForEach(command => command.Steps).SetValidator(new ChangeStepValidator());
        RuleFor(command => command.Rollback).HasAtMost(ChangeLimits.Steps);
        RuleForEach(command => command.Rollback).SetValidator(new ChangeStepValidator());
        RuleFor(command => command.Verification).NotNull().MaximumLength(ChangeLimits.Text);
        RuleFor(command => command.Items).HasAtMost(ChangeLimits.Items)
            .Must(items => items is null || items.Distinct().Count() == items.Count).WithMessage("Name each item once.");
        RuleFor(command => command.Window!).SetValidator(new TimeWindowValidator()).When(command => command.Window is not null);
        RuleFor(command => command.Declared!).HasAtMost(ChangeLimits.Values).When(command => command.Declared is not null);
        RuleForEach(command => command.Declared!).SetValidator(new DeclaredValueValidator());
    }
}
