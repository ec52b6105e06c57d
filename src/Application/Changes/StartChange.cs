using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Changes;

namespace EventSourcedOps.Application.Changes;

/// <summary>Begins with the change, in its time.</summary>
[Operation("change.start")]
public sealed record StartChange(Guid CommandId, Guid ChangeId) : GroundedChangeCommand(CommandId, ChangeId)
{
    protected override Decision<ChangeEvent> Decide(Change? state, ChangeGround ground, Circumstances given) => state.Start(ground, given);
}

public sealed class StartChangeValidator : ChangeShape<StartChange>;
