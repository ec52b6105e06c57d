using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Changes;

namespace EventSourcedOps.Application.Changes;

/// <summary>Reports the step whose turn it is.</summary>
[Operation("change.step")]
public sealed record ReportChangeStep(
    Guid CommandId, Guid ChangeId, int Step, bool Succeeded, string? Note = null, Evidence? Evidence = null)
    : ChangeStepCommand(CommandId, ChangeId, Step, Succeeded, Note, Evidence)
{
    protected override Decision<ChangeEvent> Decide(Change? state, Circumstances given) => state.ReportStep(Report);
}

public sealed class ReportChangeStepValidator : ChangeStepShape<ReportChangeStep>;
