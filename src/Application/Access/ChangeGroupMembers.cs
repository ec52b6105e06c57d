using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Access;
using FluentValidation;

namespace EventSourcedOps.Application.Access;

/// <summary>Lets accounts join a group and leave it; joining is judged like each of its grants.</summary>
/// <param name="CommandId">Made by the client; sending it again gives the first answer.</param>
/// <param name="GroupId">The group.</param>
/// <param name="Add">Accounts that join.</param>
/// <param name="Remove">Accounts that leave.</param>
[Operation("group.change-members")]
public sealed record ChangeGroupMembers(Guid CommandId, Guid GroupId, IReadOnlyList<Guid>? Add = null, IReadOnlyList<Guid>? Remove = null)
    : Command<AccessGroup, GroupEvent>(CommandId)
{
    protected internal override Guid Stream => GroupId;

    protected override Decision<GroupEvent> Decide(AccessGroup? state, Circumstances given) =>
        state.ChangeMembers(GroupId, Add ?? [], Remove ?? [], given);
}

public sealed class ChangeGroupMembersValidator : AbstractValidator<ChangeGroupMembers>
{
    public ChangeGroupMembersValidator()
    {
        RuleFor(command => command.CommandId).NotEmpty();
        RuleFor(command => command.GroupId).NotEmpty();
        RuleFor(command => command.Add).Must(ids => ids is null || ids.Count <= AccessLimits.Members)
            .WithMessage($"At most {AccessLimits.Members} accounts at once.");
        RuleFor(command => command.Remove).Must(ids => ids is null || ids.Count <= AccessLimits.Members)
            .WithMessage($"At most {AccessLimits.Members} accounts at once.");
    }
}
