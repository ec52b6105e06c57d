using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain.Changes;
using FluentValidation;

namespace EventSourcedOps.Application.Changes;

/// <summary>What somebody reports of a step, of the plan or of the way back.</summary>
/// <param name="Step">Its place in its plan, from 0.</param>
/// <param name="Succeeded">Whether it worked; what failed may be tried again.</param>
/// <param name="Note">What was seen; needed when it failed.</param>
/// <param name="Evidence">A file that shows it, uploaded before.</param>
public abstract record ChangeStepCommand(Guid CommandId, Guid ChangeId, int Step, bool Succeeded, string? Note, Evidence? Evidence)
    : ChangeCommand(CommandId, ChangeId)
{
    protected StepReport Report => new(Step, Succeeded, Note, Evidence);
}

/// <summary>What every report of a step must have.</summary>
public abstract class ChangeStepShape<TCommand> : ChangeShape<TCommand> where TCommand : ChangeStepCommand
{
    protected ChangeStepShape()
    {
        RuleFor(command => command.Step).InclusiveBetween(0, ChangeLimits.Steps - 1);
        RuleFor(command => command.Note).MayBeLine(TextRules.Reason);
        RuleFor(command => command.Note).NotEmpty().When(command => !command.Succeeded).WithMessage("Say what went wrong.");
        RuleFor(command => command.Evidence!).SetValidator(new EvidenceValidator()).When(command => command.Evidence is not null);
    }
}
