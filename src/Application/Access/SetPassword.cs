using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Access;
using FluentValidation;

namespace EventSourcedOps.Application.Access;

/// <summary>Makes a password count that was hashed and stored before, and the earlier one not any more.</summary>
/// <param name="CommandId">Made by the client; sending it again gives the first answer.</param>
/// <param name="AccountId">The account.</param>
/// <param name="Credential">Under which id it was stored.</param>
/// <param name="EnrolmentId">The link by which it is set; null when the person knew the earlier one.</param>
[Operation("account.set-password")]
public sealed record SetPassword(Guid CommandId, Guid AccountId, Guid Credential, Guid? EnrolmentId = null)
    : Command<Account, AccountEvent>(CommandId)
{
    protected internal override Guid Stream => AccountId;

    protected override Decision<AccountEvent> Decide(Account? state, Circumstances given) =>
        state.SetPassword(Credential, EnrolmentId, given);
}

public sealed class SetPasswordValidator : AbstractValidator<SetPassword>
{
    public SetPasswordValidator()
    {
        RuleFor(command => command.CommandId).NotEmpty();
        RuleFor(command => command.AccountId).NotEmpty();
        RuleFor(command => command.Credential).NotEmpty();
    }
}
