using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Access;
using FluentValidation;

namespace EventSourcedOps.Application.Access;

/// <summary>Says afterwards, as somebody who had no part in it, whether the emergency was one.</summary>
/// <param name="CommandId">Made by the client; sending it again gives the first answer.</param>
/// <param name="BreakGlassId">The break-glass.</param>
/// <param name="Justified">Whether it was.</param>
/// <param name="Comment">What is to be said about it.</param>
[Operation("break-glass.review")]
public sealed record ReviewBreakGlass(Guid CommandId, Guid BreakGlassId, bool Justified, string Comment)
    : Command<BreakGlass, BreakGlassEvent>(CommandId)
{
    protected internal override Guid Stream => BreakGlassId;

    protected override Decision<BreakGlassEvent> Decide(BreakGlass? state, Circumstances given) =>
        state.Review(Justified, Comment, given);
}

public sealed class ReviewBreakGlassValidator : AbstractValidator<ReviewBreakGlass>
{
    public ReviewBreakGlassValidator()
    {
        RuleFor(command => command.CommandId).NotEmpty();
        RuleFor(command => command.BreakGlassId).NotEmpty();
        RuleFor(command => command.Comment).NotNull().MaximumLength(AccessLimits.Reason);
    }
}
