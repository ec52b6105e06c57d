using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Access;
using FluentValidation;

namespace EventSourcedOps.Application.Access;

/// <summary>Agrees as the second person: the rights are there at once, and everybody is warned.</summary>
/// <param name="CommandId">Made by the client; sending it again gives the first answer.</param>
/// <param name="BreakGlassId">The break-glass.</param>
[Operation("break-glass.approve")]
public sealed record ApproveBreakGlass(Guid CommandId, Guid BreakGlassId) : Command<BreakGlass, BreakGlassEvent>(CommandId)
{
    protected internal override Guid Stream => BreakGlassId;

    protected override Decision<BreakGlassEvent> Decide(BreakGlass? state, Circumstances given) => state.Approve(given);
}

public sealed class ApproveBreakGlassValidator : AbstractValidator<ApproveBreakGlass>
{
    public ApproveBreakGlassValidator()
    {
        RuleFor(command => command.CommandId).NotEmpty();
        RuleFor(command => command.BreakGlassId).NotEmpty();
    }
}
