using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Access;
using FluentValidation;

namespace EventSourcedOps.Application.Access;

/// <summary>Takes a role out of use: grants of it hold nothing from now on.</summary>
/// <param name="CommandId">Made by the client; sending it again gives the first answer.</param>
/// <param name="RoleId">The role.</param>
/// <param name="Reason">Why.</param>
[Operation("role.retire")]
public sealed record RetireRole(Guid CommandId, Guid RoleId, string Reason) : Command<AccessRole, RoleEvent>(CommandId)
{
    protected internal override Guid Stream => RoleId;

    protected override Decision<RoleEvent> Decide(AccessRole? state, Circumstances given) => state.Retire(Reason);
}

public sealed class RetireRoleValidator : AbstractValidator<RetireRole>
{
    public RetireRoleValidator()
    {
        RuleFor(command => command.CommandId).NotEmpty();
        RuleFor(command => command.RoleId).NotEmpty();
        RuleFor(command => command.Reason).NotEmpty().MaximumLength(AccessLimits.Reason);
    }
}
