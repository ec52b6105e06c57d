using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Access;
using FluentValidation;

namespace EventSourcedOps.Application.Access;

/// <summary>Turns down what somebody asked for.</summary>
/// <param name="CommandId">Made by the client; sending it again gives the first answer.</param>
/// <param name="GrantId">The grant.</param>
/// <param name="Comment">What is to be said about it.</param>
[Operation("grant.reject-request")]
public sealed record RejectGrantRequest(Guid CommandId, Guid GrantId, string Comment) : Command<Grant, GrantEvent>(CommandId)
{
    protected internal override Guid Stream => GrantId;

    protected override Decision<GrantEvent> Decide(Grant? state, Circumstances given) => state.Reject(Comment);
}

public sealed class RejectGrantRequestValidator : AbstractValidator<RejectGrantRequest>
{
    public RejectGrantRequestValidator()
    {
        RuleFor(command => command.CommandId).NotEmpty();
        RuleFor(command => command.GrantId).NotEmpty();
        RuleFor(command => command.Comment).NotNull().MaximumLength(AccessLimits.Reason);
    }
}
