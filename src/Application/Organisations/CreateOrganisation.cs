using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Organisations;
using FluentValidation;

namespace EventSourcedOps.Application.Organisations;

/// <summary>Plants an organisation in the tree.</summary>
/// <param name="CommandId">Made by the client; sending it again gives the first answer.</param>
/// <param name="Code">GB/T 2260 code of a province, city or county; a department adds a part of its own: 330106-DSJ.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Parent">Code of the organisation it stands under; null for a province.</param>
[Operation("organisation.create")]
public sealed record CreateOrganisation(Guid CommandId, string Code, string Name, string? Parent = null)
    : Command<Organisation, OrganisationEvent>(CommandId)
{
    protected internal override Guid Stream => Ids.Derived("organisation", Code);

    protected internal override string? Home => Code;

    protected override Decision<OrganisationEvent> Decide(Organisation? state, Circumstances given) =>
        state.Create(Code, Name, Parent, given.Landscape);
}

public sealed class CreateOrganisationValidator : AbstractValidator<CreateOrganisation>
{
    private const int LongestName = 100;

    public CreateOrganisationValidator()
    {
        RuleFor(command => command.CommandId).NotEmpty();
        RuleFor(command => command.Code).NotEmpty().MaximumLength(DivisionCode.LongestCode);
        RuleFor(command => command.Name).NotEmpty().MaximumLength(LongestName);
        RuleFor(command => command.Parent).MaximumLength(DivisionCode.LongestCode);
    }
}
