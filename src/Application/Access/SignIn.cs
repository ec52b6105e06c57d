using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Access;
using FluentValidation;

namespace EventSourcedOps.Application.Access;

/// <summary>Leaves a trace of a sign-in, good or not, in the audit trail; it changes nothing else.</summary>
/// <param name="CommandId">Made by the product for each try.</param>
/// <param name="Login">The login that was given, whether it exists or not.</param>
/// <param name="Way">How: password, second factor, or the house that signed them in.</param>
/// <param name="Objection">Why not; null when it was good.</param>
[Operation("session.begin")]
public sealed record SignIn(Guid CommandId, string Login, string Way, Refusal? Objection = null) : Command<Account, AccountEvent>(CommandId)
{
    protected internal override Guid Stream => Account.IdOf(Login);

    protected internal override string? Home => Reach.Everywhere;

    protected override Decision<AccountEvent> Decide(Account? state, Circumstances given) =>
        Objection is { } objection ? objection : state is null ? AccountRefusals.Unknown : Decision<AccountEvent>.Nothing;
}

public sealed class SignInValidator : AbstractValidator<SignIn>
{
    public SignInValidator()
    {
        RuleFor(command => command.Login).NotEmpty().MaximumLength(AccessLimits.Name);
        RuleFor(command => command.Way).NotEmpty().MaximumLength(AccessLimits.Name);
    }
}
