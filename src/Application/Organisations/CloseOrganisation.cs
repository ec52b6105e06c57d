using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Organisations;
using FluentValidation;

namespace EventSourcedOps.Application.Organisations;

/// <summary>Closes an organisation that has no open ones under it.</summary>
/// <param name="CommandId">Made by the client; sending it again gives the first answer.</param>
/// <param name="Code">Code of the organisation.</param>
[Operation("organisation.close")]
public sealed record CloseOrganisation(Guid CommandId, string Code)
    : Command<Organisation, OrganisationEvent>(CommandId)
{
    protected internal override Guid Stream => Ids.Derived("organisation", Code);

    protected override Decision<OrganisationEvent> Decide(Organisation? state, Circumstances given) =>
        state.Close(given.Landscape);
}

public sealed class CloseOrganisationValidator : AbstractValidator<CloseOrganisation>
{
    public CloseOrganisationValidator()
    {
        RuleFor(command => command.CommandId).NotEmpty();
        RuleFor(command => command.Code).NotEmpty().MaximumLength(DivisionCode.LongestCode);
    }
}
