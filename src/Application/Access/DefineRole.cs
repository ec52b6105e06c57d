using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Access;
using EventSourcedOps.Domain.Organisations;
using FluentValidation;

namespace EventSourcedOps.Application.Access;

/// <summary>Names a set of operations that can be granted together.</summary>
/// <param name="CommandId">Made by the client; sending it again gives the first answer.</param>
/// <param name="RoleId">The role.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Organisation">Code of the organisation it belongs to.</param>
/// <param name="Operations">What it holds.</param>
[Operation("role.define")]
public sealed record DefineRole(Guid CommandId, Guid RoleId, string Name, string Organisation, IReadOnlyList<string> Operations)
    : Command<AccessRole, RoleEvent>(CommandId)
{
    protected internal override Guid Stream => RoleId;

    protected internal override string? Home => Organisation;

    protected override Decision<RoleEvent> Decide(AccessRole? state, Circumstances given) =>
        state.Define(Name.Trim(), Organisation, Operations, given);
}

public sealed class DefineRoleValidator : AbstractValidator<DefineRole>
{
    public DefineRoleValidator()
    {
        RuleFor(command => command.CommandId).NotEmpty();
        RuleFor(command => command.RoleId).NotEmpty();
        RuleFor(command => command.Name).NotEmpty().MaximumLength(AccessLimits.Name);
        RuleFor(command => command.Organisation).NotEmpty().MaximumLength(DivisionCode.LongestCode);
        RuleFor(command => command.Operations).NotEmpty().Must(names => names is null || names.Count <= AccessLimits.Operations)
            .WithMessage($"A role has at most {AccessLimits.Operations} operations.");
        RuleForEach(command => command.Operations).NotEmpty().MaximumLength(AccessLimits.Role);
    }
}
