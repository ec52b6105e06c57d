using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Changes;

namespace EventSourcedOps.Application.Changes;

/// <summary>Compares what the items read with what the change should have left.</summary>
[Operation("change.check-drift")]
public sealed record CheckChangeDrift(Guid CommandId, Guid ChangeId) : GroundedChangeCommand(CommandId, ChangeId)
{
    protected override Decision<ChangeEvent> Decide(Change? state, ChangeGround ground, Circumstances given) => state.CheckDrift(ground);
}

public sealed class CheckChangeDriftValidator : ChangeShape<CheckChangeDrift>;
