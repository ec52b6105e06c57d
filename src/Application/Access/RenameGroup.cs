using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Access;
using FluentValidation;

namespace EventSourcedOps.Application.Access;

/// <summary>Gives a group another name.</summary>
/// <param name="CommandId">Made by the client; sending it again gives the first answer.</param>
/// <param name="GroupId">The group.</param>
/// <param name="Name">What people call it.</param>
[Operation("group.rename")]
public sealed record RenameGroup(Guid CommandId, Guid GroupId, string Name) : Command<AccessGroup, GroupEvent>(CommandId)
{
    protected internal override Guid Stream => GroupId;

    protected override Decision<GroupEvent> Decide(AccessGroup? state, Circumstances given) => state.Rename(Name.Trim());
}

public sealed class RenameGroupValidator : AbstractValidator<RenameGroup>
{
    public RenameGroupValidator()
    {
        RuleFor(command => command.CommandId).NotEmpty();
        RuleFor(command => command.GroupId).NotEmpty();
        RuleFor(command => command.Name).NotEmpty().MaximumLength(AccessLimits.Name);
    }
}
