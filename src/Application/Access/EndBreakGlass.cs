using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Access;
using FluentValidation;

namespace EventSourcedOps.Application.Access;

/// <summary>Gives the rights of an emergency back before their time is over.</summary>
/// <param name="CommandId">Made by the client; sending it again gives the first answer.</param>
/// <param name="BreakGlassId">The break-glass.</param>
/// <param name="Reason">Why.</param>
[Operation("break-glass.end")]
public sealed record EndBreakGlass(Guid CommandId, Guid BreakGlassId, string Reason) : Command<BreakGlass, BreakGlassEvent>(CommandId)
{
    protected internal override Guid Stream => BreakGlassId;

    protected override Decision<BreakGlassEvent> Decide(BreakGlass? state, Circumstances given) => state.End(Reason, given);
}

public sealed class EndBreakGlassValidator : AbstractValidator<EndBreakGlass>
{
    public EndBreakGlassValidator()
    {
        RuleFor(command => command.CommandId).NotEmpty();
        RuleFor(command => command.BreakGlassId).NotEmpty();
        RuleFor(command => command.Reason).NotEmpty().MaximumLength(AccessLimits.Reason);
    }
}
