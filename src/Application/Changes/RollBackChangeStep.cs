using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Changes;

namespace EventSourcedOps.Application.Changes;

/// <summary>Reports the step of the way back whose turn it is.</summary>
[Operation("change.roll-back")]
public sealed record RollBackChangeStep(
    Guid CommandId, Guid ChangeId, int Step, bool Succeeded, string? Note = null, Evidence? Evidence = null)
    : ChangeStepCommand(CommandId, ChangeId, Step, Succeeded, Note, Evidence)
{
    protected override Decision<ChangeEvent> Decide(Change? state, Circumstances given) => state.RollBackStep(Report);
}

public sealed class RollBackChangeStepValidator : ChangeStepShape<RollBackChangeStep>;
