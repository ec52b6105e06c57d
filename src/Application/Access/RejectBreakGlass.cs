using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Access;
using FluentValidation;

namespace EventSourcedOps.Application.Access;

/// <summary>Does not agree.</summary>
/// <param name="CommandId">Made by the client; sending it again gives the first answer.</param>
/// <param name="BreakGlassId">The break-glass.</param>
/// <param name="Reason">Why.</param>
[Operation("break-glass.reject")]
public sealed record RejectBreakGlass(Guid CommandId, Guid BreakGlassId, string Reason) : Command<BreakGlass, BreakGlassEvent>(CommandId)
{
    protected internal override Guid Stream => BreakGlassId;

    protected override Decision<BreakGlassEvent> Decide(BreakGlass? state, Circumstances given) => state.Reject(Reason);
}

public sealed class RejectBreakGlassValidator : AbstractValidator<RejectBreakGlass>
{
    public RejectBreakGlassValidator()
    {
        RuleFor(command => command.CommandId).NotEmpty();
        RuleFor(command => command.BreakGlassId).NotEmpty();
        RuleFor(command => command.Reason).NotEmpty().MaximumLength(AccessLimits.Reason);
    }
}
