using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Access;
using EventSourcedOps.Domain.Organisations;
using FluentValidation;

namespace EventSourcedOps.Application.Access;

/// <summary>Asks for rights in an emergency, for an hour at most; a second person has to agree.</summary>
/// <param name="CommandId">Made by the client; sending it again gives the first answer.</param>
/// <param name="BreakGlassId">The break-glass.</param>
/// <param name="Role">Name of a role that the product brings along, or id of one that an organisation defined.</param>
/// <param name="Organisation">Code of the organisation; 000000 stands for all.</param>
/// <param name="WithSubtree">Whether the organisations under that one belong to it.</param>
/// <param name="Minutes">For how long; 60 at most.</param>
/// <param name="Reason">Why.</param>
[Operation("break-glass.ask")]
public sealed record AskBreakGlass(
    Guid CommandId, Guid BreakGlassId, string Role, string Organisation, bool WithSubtree, int Minutes, string Reason)
    : Command<BreakGlass, BreakGlassEvent>(CommandId)
{
    protected internal override Guid Stream => BreakGlassId;

    protected internal override string? Home => Organisation;

    protected override Decision<BreakGlassEvent> Decide(BreakGlass? state, Circumstances given) =>
        state.Ask(Role, new(Organisation, WithSubtree), Minutes, Reason, given);
}

public sealed class AskBreakGlassValidator : AbstractValidator<AskBreakGlass>
{
    public AskBreakGlassValidator()
    {
        RuleFor(command => command.CommandId).NotEmpty();
        RuleFor(command => command.BreakGlassId).NotEmpty();
        RuleFor(command => command.Role).NotEmpty().MaximumLength(AccessLimits.Role);
        RuleFor(command => command.Organisation).NotEmpty().MaximumLength(DivisionCode.LongestCode);
        RuleFor(command => command.Minutes).InclusiveBetween(1, BreakGlass.MostMinutes);
        RuleFor(command => command.Reason).NotEmpty().MaximumLength(AccessLimits.Reason);
    }
}
