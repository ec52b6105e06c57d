using EventSourcedOps.Application.Incidents;
using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Changes;
using FluentValidation;

namespace EventSourcedOps.Application.Changes;

/// <summary>Reports the step of the way back whose turn it is.</summary>
/// <param name="Step">Its place in its plan, from 0.</param>
/// <param name="Succeeded">Whether it worked; what failed may be tried again.</param>
/// <param name="Note">What was seen; needed when it failed.</param>
/// <param name="Evidence">A file that shows it, uploaded before.</param>
[Operation("change.roll-back")]
public sealed record RollBackChangeStep(
    Guid CommandId, Guid ChangeId, int Step, bool Succeeded, string? Note = null, Evidence? Evidence = null)
    : ChangeCommand(CommandId, ChangeId)
{
    protected override Decision<ChangeEvent> Decide(Change? state, Circumstances given) =>
        state.RollBackStep(new(Step, Succeeded, Note, Evidence));
}

public sealed class RollBackChangeStepValidator : ChangeShape<RollBackChangeStep>
{
    public RollBackChangeStepValidator()
    {
        RuleFor(command => command.Step).InclusiveBetween(0, ChangeLimits.Steps - 1);
        RuleFor(command => command.Note).MayBeReason();
        RuleFor(command => command.Note).NotEmpty().When(command => !command.Succeeded).WithMessage("Say what went wrong.");
        RuleFor(command => command.Evidence!).SetValidator(new EvidenceValidator()).When(command => command.Evidence is not null);
    }
}
