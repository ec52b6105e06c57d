using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Access;
using FluentValidation;

namespace EventSourcedOps.Application.Access;

/// <summary>Signs somebody out from afar; what the session has open ends within seconds.</summary>
/// <param name="CommandId">Made by the client; sending it again gives the first answer.</param>
/// <param name="AccountId">Whose session it is.</param>
/// <param name="SessionId">The session.</param>
/// <param name="Reason">Why.</param>
[Operation("session.end")]
public sealed record EndSession(Guid CommandId, Guid AccountId, Guid SessionId, string Reason) : Command<Account, AccountEvent>(CommandId)
{
    protected internal override Guid Stream => AccountId;

    /// <summary>Sessions are no events: the audit trail keeps that it was ended, and the table that it is.</summary>
    protected override Decision<AccountEvent> Decide(Account? state, Circumstances given) =>
        state is null ? AccountRefusals.Unknown : Decision<AccountEvent>.Nothing;
}

public sealed class EndSessionValidator : AbstractValidator<EndSession>
{
    public EndSessionValidator()
    {
        RuleFor(command => command.CommandId).NotEmpty();
        RuleFor(command => command.AccountId).NotEmpty();
        RuleFor(command => command.SessionId).NotEmpty();
        RuleFor(command => command.Reason).NotEmpty().MaximumLength(AccessLimits.Reason);
    }
}
