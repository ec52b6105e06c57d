using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Access;
using FluentValidation;

namespace EventSourcedOps.Application.Access;

/// <summary>Makes an enrolment link count, and every earlier one of the account not any more.</summary>
/// <param name="CommandId">Made by the client; sending it again gives the first answer.</param>
/// <param name="AccountId">The account.</param>
/// <param name="EnrolmentId">The link.</param>
[Operation("account.issue-enrolment")]
public sealed record IssueEnrolment(Guid CommandId, Guid AccountId, Guid EnrolmentId) : Command<Account, AccountEvent>(CommandId)
{
    protected internal override Guid Stream => AccountId;

    protected override Decision<AccountEvent> Decide(Account? state, Circumstances given) => state.IssueEnrolment(EnrolmentId, given);
}

public sealed class IssueEnrolmentValidator : AbstractValidator<IssueEnrolment>
{
    public IssueEnrolmentValidator()
    {
        RuleFor(command => command.CommandId).NotEmpty();
        RuleFor(command => command.AccountId).NotEmpty();
        RuleFor(command => command.EnrolmentId).NotEmpty();
    }
}
