using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Changes;

namespace EventSourcedOps.Application.Changes;

/// <summary>Notes that an approval is overdue; comes to nothing when it is not.</summary>
[Operation("change.chase-approval")]
public sealed record ChaseApproval(Guid CommandId, Guid ChangeId) : ChangeCommand(CommandId, ChangeId)
{
    protected override Decision<ChangeEvent> Decide(Change? state, Circumstances given) => state.NoteOverdue(given);
}

public sealed class ChaseApprovalValidator : ChangeShape<ChaseApproval>;
