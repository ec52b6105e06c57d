using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Access;
using FluentValidation;

namespace EventSourcedOps.Application.Access;

/// <summary>Closes a group that its directory forgot: its members leave it.</summary>
/// <param name="CommandId">Made for each request.</param>
/// <param name="GroupId">The group.</param>
/// <param name="Facts">How many facts the directory saw.</param>
/// <param name="Reason">Why.</param>
[Operation("group.dissolve")]
public sealed record DissolveGroup(Guid CommandId, Guid GroupId, int Facts, string Reason) : Command<AccessGroup, GroupEvent>(CommandId)
{
    protected internal override Guid Stream => GroupId;

    protected override Decision<GroupEvent> Decide(AccessGroup? state, Circumstances given) => state.Dissolve(GroupId, Facts, Reason, given);
}

public sealed class DissolveGroupValidator : AbstractValidator<DissolveGroup>
{
    public DissolveGroupValidator()
    {
        RuleFor(command => command.CommandId).NotEmpty();
        RuleFor(command => command.GroupId).NotEmpty();
        RuleFor(command => command.Reason).NotEmpty().MaximumLength(AccessLimits.Reason);
    }
}
