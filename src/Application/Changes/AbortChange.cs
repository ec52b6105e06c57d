using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Changes;
using FluentValidation;

namespace EventSourcedOps.Application.Changes;

/// <summary>Stops the change; the way back begins.</summary>
/// <param name="Reason">Why.</param>
[Operation("change.abort")]
public sealed record AbortChange(Guid CommandId, Guid ChangeId, string Reason) : ChangeCommand(CommandId, ChangeId)
{
    protected override Decision<ChangeEvent> Decide(Change? state, Circumstances given) => state.Abort(Reason);
}

public sealed class AbortChangeValidator : ChangeShape<AbortChange>
{
    public AbortChangeValidator()
    {
        RuleFor(command => command.Reason).IsReason();
    }
}
