using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Access;
using FluentValidation;

namespace EventSourcedOps.Application.Access;

/// <summary>Gives an account another name for people; its login stays.</summary>
/// <param name="CommandId">Made by the client; sending it again gives the first answer.</param>
/// <param name="AccountId">The account.</param>
/// <param name="Name">What people call them.</param>
[Operation("account.rename")]
public sealed record RenameAccount(Guid CommandId, Guid AccountId, string Name) : Command<Account, AccountEvent>(CommandId)
{
    protected internal override Guid Stream => AccountId;

    protected override Decision<AccountEvent> Decide(Account? state, Circumstances given) => state.Rename(Name.Trim());
}

public sealed class RenameAccountValidator : AbstractValidator<RenameAccount>
{
    public RenameAccountValidator()
    {
        RuleFor(command => command.CommandId).NotEmpty();
        RuleFor(command => command.AccountId).NotEmpty();
        RuleFor(command => command.Name).NotEmpty().MaximumLength(AccessLimits.Name);
    }
}
