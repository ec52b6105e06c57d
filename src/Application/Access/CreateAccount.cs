using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Access;
using EventSourcedOps.Domain.Organisations;
using FluentValidation;

namespace EventSourcedOps.Application.Access;

/// <summary>Lets somebody be known; rights come by grants, and a way to sign in by an enrolment link.</summary>
/// <param name="CommandId">Made by the client; sending it again gives the first answer.</param>
/// <param name="Login">The name by which it signs in; small letters, digits and . _ @ -.</param>
/// <param name="Name">What people call them.</param>
/// <param name="Organisation">Code of the organisation they belong to.</param>
/// <param name="Kind">Whether it is a person or a program.</param>
[Operation("account.create")]
public sealed record CreateAccount(Guid CommandId, string Login, string Name, string Organisation, AccountKind Kind)
    : Command<Account, AccountEvent>(CommandId)
{
    protected internal override Guid Stream => Account.IdOf(Login);

    protected internal override string? Home => Organisation;

    protected override Decision<AccountEvent> Decide(Account? state, Circumstances given) =>
        state.Create(Account.Normalised(Login), Name.Trim(), Organisation, Kind, given);
}

public sealed class CreateAccountValidator : AbstractValidator<CreateAccount>
{
    public CreateAccountValidator()
    {
        RuleFor(command => command.CommandId).NotEmpty();
        RuleFor(command => command.Login).NotEmpty().Must(login => login is not null && AccessLimits.Login().IsMatch(login))
            .WithMessage("A login has small letters, digits and . _ @ -, up to 100.");
        RuleFor(command => command.Name).NotEmpty().MaximumLength(AccessLimits.Name);
        RuleFor(command => command.Organisation).NotEmpty().MaximumLength(DivisionCode.LongestCode);
        RuleFor(command => command.Kind).IsInEnum();
    }
}
