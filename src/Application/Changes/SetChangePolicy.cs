using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Changes;
using FluentValidation;

namespace EventSourcedOps.Application.Changes;

/// <summary>Says how strict an organisation is with changes; it holds for everything under it that has no policy of its own.</summary>
/// <param name="CommandId">Made by the client; sending it again gives the first answer.</param>
/// <param name="Organisation">Code of the organisation.</param>
/// <param name="UnplannedEdits">What becomes of an edit of an important item that is part of no change.</param>
[Operation("change-policy.set")]
public sealed record SetChangePolicy(Guid CommandId, string Organisation, UnplannedEdits UnplannedEdits)
    : Command<ChangePolicy, ChangePolicyEvent>(CommandId)
{
    protected internal override Guid Stream => Ids.Derived("change-policy", Organisation);

    protected internal override string? Home => Organisation;

    protected override Decision<ChangePolicyEvent> Decide(ChangePolicy? state, Circumstances given) =>
        state.Set(Organisation, UnplannedEdits, given.Landscape);
}

public sealed class SetChangePolicyValidator : AbstractValidator<SetChangePolicy>
{
    public SetChangePolicyValidator()
    {
        RuleFor(command => command.CommandId).NotEmpty();
        RuleFor(command => command.Organisation).IsName();
        RuleFor(command => command.UnplannedEdits).IsInEnum();
    }
}
