using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Access;
using FluentValidation;

namespace EventSourcedOps.Application.Access;

/// <summary>Shuts the account of somebody whom the directory forgot; what they did stays.</summary>
/// <param name="CommandId">Made for each request.</param>
/// <param name="AccountId">The account.</param>
/// <param name="Reason">Why.</param>
[Operation("account.leave-directory")]
public sealed record LeaveDirectory(Guid CommandId, Guid AccountId, string Reason) : Command<Account, AccountEvent>(CommandId)
{
    protected internal override Guid Stream => AccountId;

    protected override Decision<AccountEvent> Decide(Account? state, Circumstances given) => state.LeaveDirectory(Reason, given);
}

public sealed class LeaveDirectoryValidator : AbstractValidator<LeaveDirectory>
{
    public LeaveDirectoryValidator()
    {
        RuleFor(command => command.CommandId).NotEmpty();
        RuleFor(command => command.AccountId).NotEmpty();
        RuleFor(command => command.Reason).NotEmpty().MaximumLength(AccessLimits.Reason);
    }
}
