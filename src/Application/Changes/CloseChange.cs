using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Changes;
using FluentValidation;

namespace EventSourcedOps.Application.Changes;

/// <summary>Ends the change; not while an item reads something else than it should.</summary>
/// <param name="Note">What is to be said.</param>
[Operation("change.close")]
public sealed record CloseChange(Guid CommandId, Guid ChangeId, string? Note = null) : GroundedChangeCommand(CommandId, ChangeId)
{
    protected override Decision<ChangeEvent> Decide(Change? state, ChangeGround ground, Circumstances given) => state.Close(Note, ground);
}

public sealed class CloseChangeValidator : ChangeShape<CloseChange>
{
    public CloseChangeValidator()
    {
        RuleFor(command => command.Note).MayBeLine(TextRules.Reason);
    }
}
