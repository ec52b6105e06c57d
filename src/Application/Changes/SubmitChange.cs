using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Changes;

namespace EventSourcedOps.Application.Changes;

/// <summary>Asks for the change's approval; risk and way to approval are settled now.</summary>
[Operation("change.submit")]
public sealed record SubmitChange(Guid CommandId, Guid ChangeId) : GroundedChangeCommand(CommandId, ChangeId)
{
    protected override Decision<ChangeEvent> Decide(Change? state, ChangeGround ground, Circumstances given) =>
        state.Submit(ground, given);
}

public sealed class SubmitChangeValidator : ChangeShape<SubmitChange>;
