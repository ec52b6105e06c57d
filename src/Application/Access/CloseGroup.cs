using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Access;
using FluentValidation;

namespace EventSourcedOps.Application.Access;

/// <summary>Closes a group: its members leave it.</summary>
/// <param name="CommandId">Made by the client; sending it again gives the first answer.</param>
/// <param name="GroupId">The group.</param>
/// <param name="Reason">Why.</param>
[Operation("group.close")]
public sealed record CloseGroup(Guid CommandId, Guid GroupId, string Reason) : Command<AccessGroup, GroupEvent>(CommandId)
{
    protected internal override Guid Stream => GroupId;

    protected override Decision<GroupEvent> Decide(AccessGroup? state, Circumstances given) => state.Close(Reason);
}

public sealed class CloseGroupValidator : AbstractValidator<CloseGroup>
{
    public CloseGroupValidator()
    {
        RuleFor(command => command.CommandId).NotEmpty();
        RuleFor(command => command.GroupId).NotEmpty();
        RuleFor(command => command.Reason).NotEmpty().MaximumLength(AccessLimits.Reason);
    }
}
