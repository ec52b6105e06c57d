using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Access;
using EventSourcedOps.Domain.Organisations;
using FluentValidation;

namespace EventSourcedOps.Application.Access;

/// <summary>Gives somebody what the house that signed them in says they are, by the rules that were set for it.</summary>
/// <param name="CommandId">Made for each sign-in.</param>
/// <param name="GrantId">The grant.</param>
/// <param name="Provider">Key of the house.</param>
/// <param name="AccountId">Who signed in.</param>
/// <param name="Role">Name of a role that the product brings along, or id of one that an organisation defined.</param>
/// <param name="Organisation">Code of the organisation; 000000 stands for all.</param>
/// <param name="WithSubtree">Whether the organisations under that one belong to it.</param>
/// <param name="Label">The highest label that may be seen.</param>
/// <param name="Reason">By which rule.</param>
[Operation("grant.give-provided")]
public sealed record GiveProvidedGrant(
    Guid CommandId, Guid GrantId, string Provider, Guid AccountId, string Role, string Organisation, bool WithSubtree, DataLabel Label,
    string Reason) : Command<Grant, GrantEvent>(CommandId)
{
    protected internal override Guid Stream => GrantId;

    protected internal override string? Home => Organisation;

    protected override Decision<GrantEvent> Decide(Grant? state, Circumstances given) => state.Give(
        new(Subject.OfAccount(AccountId), Role, new(Organisation, WithSubtree), Label, null, Reason), given, Provider);
}

public sealed class GiveProvidedGrantValidator : AbstractValidator<GiveProvidedGrant>
{
    public GiveProvidedGrantValidator()
    {
        RuleFor(command => command.CommandId).NotEmpty();
        RuleFor(command => command.GrantId).NotEmpty();
        RuleFor(command => command.Provider).NotEmpty().MaximumLength(AccessLimits.Name);
        RuleFor(command => command.AccountId).NotEmpty();
        RuleFor(command => command.Role).NotEmpty().MaximumLength(AccessLimits.Role);
        RuleFor(command => command.Organisation).NotEmpty().MaximumLength(DivisionCode.LongestCode);
        RuleFor(command => command.Label).IsInEnum();
        RuleFor(command => command.Reason).NotEmpty().MaximumLength(AccessLimits.Reason);
    }
}
