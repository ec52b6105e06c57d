using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Access;
using FluentValidation;

namespace EventSourcedOps.Application.Access;

/// <summary>Gives a role another name or other operations; who holds it holds them at once.</summary>
/// <param name="CommandId">Made by the client; sending it again gives the first answer.</param>
/// <param name="RoleId">The role.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Operations">All that it holds from now on.</param>
[Operation("role.change")]
public sealed record ChangeRole(Guid CommandId, Guid RoleId, string Name, IReadOnlyList<string> Operations)
    : Command<AccessRole, RoleEvent>(CommandId)
{
    protected internal override Guid Stream => RoleId;

    protected override Decision<RoleEvent> Decide(AccessRole? state, Circumstances given) =>
        state.Change(RoleId, Name.Trim(), Operations, given);
}

public sealed class ChangeRoleValidator : AbstractValidator<ChangeRole>
{
    public ChangeRoleValidator()
    {
        RuleFor(command => command.CommandId).NotEmpty();
        RuleFor(command => command.RoleId).NotEmpty();
        RuleFor(command => command.Name).NotEmpty().MaximumLength(AccessLimits.Name);
        RuleFor(command => command.Operations).NotEmpty().Must(names => names is null || names.Count <= AccessLimits.Operations)
            .WithMessage($"A role has at most {AccessLimits.Operations} operations.");
        RuleForEach(command => command.Operations).NotEmpty().MaximumLength(AccessLimits.Role);
    }
}
