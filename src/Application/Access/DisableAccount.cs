using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Access;
using FluentValidation;

namespace EventSourcedOps.Application.Access;

/// <summary>Shuts somebody out: sessions, streams and tokens of theirs end within seconds.</summary>
/// <param name="CommandId">Made by the client; sending it again gives the first answer.</param>
/// <param name="AccountId">The account.</param>
/// <param name="Reason">Why.</param>
[Operation("account.disable")]
public sealed record DisableAccount(Guid CommandId, Guid AccountId, string Reason) : Command<Account, AccountEvent>(CommandId)
{
    protected internal override Guid Stream => AccountId;

    protected override Decision<AccountEvent> Decide(Account? state, Circumstances given) => state.Disable(Reason, given);
}

public sealed class DisableAccountValidator : AbstractValidator<DisableAccount>
{
    public DisableAccountValidator()
    {
        RuleFor(command => command.CommandId).NotEmpty();
        RuleFor(command => command.AccountId).NotEmpty();
        RuleFor(command => command.Reason).NotEmpty().MaximumLength(AccessLimits.Reason);
    }
}
