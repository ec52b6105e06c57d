using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Access;
using FluentValidation;

namespace EventSourcedOps.Application.Access;

/// <summary>Grants what somebody asked for.</summary>
/// <param name="CommandId">Made by the client; sending it again gives the first answer.</param>
/// <param name="GrantId">The grant.</param>
/// <param name="Comment">What is to be said about it.</param>
[Operation("grant.decide-request")]
public sealed record ApproveGrantRequest(Guid CommandId, Guid GrantId, string Comment) : Command<Grant, GrantEvent>(CommandId)
{
    protected internal override Guid Stream => GrantId;

    protected override Decision<GrantEvent> Decide(Grant? state, Circumstances given) => state.Approve(Comment, given);
}

public sealed class ApproveGrantRequestValidator : AbstractValidator<ApproveGrantRequest>
{
    public ApproveGrantRequestValidator()
    {
        RuleFor(command => command.CommandId).NotEmpty();
        RuleFor(command => command.GrantId).NotEmpty();
        RuleFor(command => command.Comment).NotNull().MaximumLength(AccessLimits.Reason);
    }
}
