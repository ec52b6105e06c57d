using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Changes;
using FluentValidation;

namespace EventSourcedOps.Application.Changes;

/// <summary>Lifts a blackout: changes may be made again.</summary>
/// <param name="CommandId">Made by the client; sending it again gives the first answer.</param>
/// <param name="BlackoutId">The blackout.</param>
/// <param name="Reason">Why.</param>
[Operation("blackout.lift")]
public sealed record LiftBlackout(Guid CommandId, Guid BlackoutId, string Reason) : Command<Blackout, BlackoutEvent>(CommandId)
{
    protected internal override Guid Stream => BlackoutId;

    protected override Decision<BlackoutEvent> Decide(Blackout? state, Circumstances given) => state.Lift(Reason);
}

public sealed class LiftBlackoutValidator : AbstractValidator<LiftBlackout>
{
    public LiftBlackoutValidator()
    {
        RuleFor(command => command.CommandId).NotEmpty();
        RuleFor(command => command.BlackoutId).NotEmpty();
        RuleFor(command => command.Reason).IsReason();
    }
}
