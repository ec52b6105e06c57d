using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Access;
using FluentValidation;

namespace EventSourcedOps.Application.Access;

/// <summary>Makes a second factor count that was stored before and has been shown to work.</summary>
/// <param name="CommandId">Made by the client; sending it again gives the first answer.</param>
/// <param name="AccountId">The account.</param>
/// <param name="Credential">Under which id it was stored.</param>
[Operation("account.enrol-second-factor")]
public sealed record EnrolSecondFactor(Guid CommandId, Guid AccountId, Guid Credential) : Command<Account, AccountEvent>(CommandId)
{
    protected internal override Guid Stream => AccountId;

    protected override Decision<AccountEvent> Decide(Account? state, Circumstances given) => state.EnrolSecondFactor(Credential);
}

public sealed class EnrolSecondFactorValidator : AbstractValidator<EnrolSecondFactor>
{
    public EnrolSecondFactorValidator()
    {
        RuleFor(command => command.CommandId).NotEmpty();
        RuleFor(command => command.AccountId).NotEmpty();
        RuleFor(command => command.Credential).NotEmpty();
    }
}
