using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Access;
using EventSourcedOps.Domain.Organisations;
using FluentValidation;

namespace EventSourcedOps.Application.Access;

/// <summary>Forms a group: what is granted to it, its members hold.</summary>
/// <param name="CommandId">Made by the client; sending it again gives the first answer.</param>
/// <param name="GroupId">The group.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Organisation">Code of the organisation it belongs to.</param>
[Operation("group.create")]
public sealed record CreateGroup(Guid CommandId, Guid GroupId, string Name, string Organisation)
    : Command<AccessGroup, GroupEvent>(CommandId)
{
    protected internal override Guid Stream => GroupId;

    protected internal override string? Home => Organisation;

    protected override Decision<GroupEvent> Decide(AccessGroup? state, Circumstances given) =>
        state.Create(Name.Trim(), Organisation, given);
}

public sealed class CreateGroupValidator : AbstractValidator<CreateGroup>
{
    public CreateGroupValidator()
    {
        RuleFor(command => command.CommandId).NotEmpty();
        RuleFor(command => command.GroupId).NotEmpty();
        RuleFor(command => command.Name).NotEmpty().MaximumLength(AccessLimits.Name);
        RuleFor(command => command.Organisation).NotEmpty().MaximumLength(DivisionCode.LongestCode);
    }
}
