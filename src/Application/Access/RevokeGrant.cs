using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Access;
using FluentValidation;

namespace EventSourcedOps.Application.Access;

/// <summary>Takes a grant back; what stands open by it ends within seconds.</summary>
/// <param name="CommandId">Made by the client; sending it again gives the first answer.</param>
/// <param name="GrantId">The grant.</param>
/// <param name="Reason">Why.</param>
[Operation("grant.revoke")]
public sealed record RevokeGrant(Guid CommandId, Guid GrantId, string Reason) : Command<Grant, GrantEvent>(CommandId)
{
    protected internal override Guid Stream => GrantId;

    protected override Decision<GrantEvent> Decide(Grant? state, Circumstances given) => state.Revoke(GrantId, Reason, given);
}

public sealed class RevokeGrantValidator : AbstractValidator<RevokeGrant>
{
    public RevokeGrantValidator()
    {
        RuleFor(command => command.CommandId).NotEmpty();
        RuleFor(command => command.GrantId).NotEmpty();
        RuleFor(command => command.Reason).NotEmpty().MaximumLength(AccessLimits.Reason);
    }
}
