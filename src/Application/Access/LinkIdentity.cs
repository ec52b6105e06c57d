using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Access;
using FluentValidation;

namespace EventSourcedOps.Application.Access;

/// <summary>Says that another house that signs people in knows this person.</summary>
/// <param name="CommandId">Made by the client; sending it again gives the first answer.</param>
/// <param name="AccountId">The account.</param>
/// <param name="Provider">Key of the other house.</param>
/// <param name="External">What the other house calls them.</param>
[Operation("account.link-identity")]
public sealed record LinkIdentity(Guid CommandId, Guid AccountId, string Provider, string External)
    : Command<Account, AccountEvent>(CommandId)
{
    protected internal override Guid Stream => AccountId;

    protected override Decision<AccountEvent> Decide(Account? state, Circumstances given) =>
        state.LinkIdentity(Provider, External, given);
}

public sealed class LinkIdentityValidator : AbstractValidator<LinkIdentity>
{
    public LinkIdentityValidator()
    {
        RuleFor(command => command.CommandId).NotEmpty();
        RuleFor(command => command.AccountId).NotEmpty();
        RuleFor(command => command.Provider).NotEmpty().MaximumLength(AccessLimits.Name);
        RuleFor(command => command.External).NotEmpty().MaximumLength(AccessLimits.Reason);
    }
}
