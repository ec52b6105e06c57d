using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Access;
using FluentValidation;

namespace EventSourcedOps.Application.Access;

/// <summary>Ends a token; what it still has open is closed within seconds on every node.</summary>
/// <param name="CommandId">Made by the client; sending it again gives the first answer.</param>
/// <param name="TokenId">The token.</param>
/// <param name="Reason">Why it ends.</param>
[Operation("token.revoke")]
public sealed record RevokeToken(Guid CommandId, Guid TokenId, string Reason) : Command<AccessToken, TokenEvent>(CommandId)
{
    protected internal override Guid Stream => TokenId;

    protected override Decision<TokenEvent> Decide(AccessToken? state, Circumstances given) => state.Revoke(Reason);
}

public sealed class RevokeTokenValidator : AbstractValidator<RevokeToken>
{
    private const int LongestReason = 500;

    public RevokeTokenValidator()
    {
        RuleFor(command => command.CommandId).NotEmpty();
        RuleFor(command => command.TokenId).NotEmpty();
        RuleFor(command => command.Reason).NotEmpty().MaximumLength(LongestReason);
    }
}
