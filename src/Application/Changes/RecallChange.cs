using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Changes;
using FluentValidation;

namespace EventSourcedOps.Application.Changes;

/// <summary>Takes the change back into planning; what was said on it no longer counts.</summary>
/// <param name="Reason">Why.</param>
[Operation("change.recall")]
public sealed record RecallChange(Guid CommandId, Guid ChangeId, string Reason) : ChangeCommand(CommandId, ChangeId)
{
    protected override Decision<ChangeEvent> Decide(Change? state, Circumstances given) => state.Recall(Reason);
}

public sealed class RecallChangeValidator : ChangeShape<RecallChange>
{
    public RecallChangeValidator()
    {
        RuleFor(command => command.Reason).IsReason();
    }
}
