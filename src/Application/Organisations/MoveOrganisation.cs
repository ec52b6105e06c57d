using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Organisations;
using FluentValidation;

namespace EventSourcedOps.Application.Organisations;

/// <summary>Puts an organisation, with everything under it, under another one. Its code stays.</summary>
/// <param name="CommandId">Made by the client; sending it again gives the first answer.</param>
/// <param name="Code">Code of the organisation.</param>
/// <param name="Parent">Code of the organisation it stands under from now on.</param>
[Operation("organisation.move")]
public sealed record MoveOrganisation(Guid CommandId, string Code, string Parent)
    : Command<Organisation, OrganisationEvent>(CommandId)
{
    protected internal override Guid Stream => Ids.Derived("organisation", Code);

    protected override Decision<OrganisationEvent> Decide(Organisation? state, Circumstances given) =>
        state.Move(Parent, given.Landscape);
}

public sealed class MoveOrganisationValidator : AbstractValidator<MoveOrganisation>
{
    public MoveOrganisationValidator()
    {
        RuleFor(command => command.CommandId).NotEmpty();
        RuleFor(command => command.Code).NotEmpty().MaximumLength(DivisionCode.LongestCode);
        RuleFor(command => command.Parent).NotEmpty().MaximumLength(DivisionCode.LongestCode);
    }
}
