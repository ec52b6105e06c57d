using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Organisations;
using FluentValidation;

namespace EventSourcedOps.Application.Organisations;

/// <summary>Gives an organisation another name.</summary>
/// <param name="CommandId">Made by the client; sending it again gives the first answer.</param>
/// <param name="Code">Code of the organisation.</param>
/// <param name="Name">What people call it.</param>
[Operation("organisation.rename")]
public sealed record RenameOrganisation(Guid CommandId, string Code, string Name)
    : Command<Organisation, OrganisationEvent>(CommandId)
{
    protected internal override Guid Stream => Ids.Derived("organisation", Code);

    protected override Decision<OrganisationEvent> Decide(Organisation? state, Circumstances given) =>
        state.Rename(Name);
}

public sealed class RenameOrganisationValidator : AbstractValidator<RenameOrganisation>
{
    private const int LongestName = 100;

    public RenameOrganisationValidator()
    {
        RuleFor(command => command.CommandId).NotEmpty();
        RuleFor(command => command.Code).NotEmpty().MaximumLength(DivisionCode.LongestCode);
        RuleFor(command => command.Name).NotEmpty().MaximumLength(LongestName);
    }
}
