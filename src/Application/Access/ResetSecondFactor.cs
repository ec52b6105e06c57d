using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Access;
using FluentValidation;

namespace EventSourcedOps.Application.Access;

/// <summary>Lets somebody who lost their second factor enrol another one.</summary>
/// <param name="CommandId">Made by the client; sending it again gives the first answer.</param>
/// <param name="AccountId">The account.</param>
/// <param name="Reason">Why.</param>
[Operation("account.reset-second-factor")]
public sealed record ResetSecondFactor(Guid CommandId, Guid AccountId, string Reason) : Command<Account, AccountEvent>(CommandId)
{
    protected internal override Guid Stream => AccountId;

    protected override Decision<AccountEvent> Decide(Account? state, Circumstances given) => state.ResetSecondFactor(Reason, given);
}

public sealed class ResetSecondFactorValidator : AbstractValidator<ResetSecondFactor>
{
    public ResetSecondFactorValidator()
    {
        RuleFor(command => command.CommandId).NotEmpty();
        RuleFor(command => command.AccountId).NotEmpty();
        RuleFor(command => command.Reason).NotEmpty().MaximumLength(AccessLimits.Reason);
    }
}
