using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Changes;
using FluentValidation;

namespace EventSourcedOps.Application.Changes;

/// <summary>Says that something should be changed.</summary>
/// <param name="Organisation">Code of the organisation that answers for it.</param>
/// <param name="Kind">How it is allowed.</param>
/// <param name="Title">What is changed, in a line.</param>
/// <param name="Description">What is changed, at length.</param>
/// <param name="TemplateId">The template that a standard change follows.</param>
[Operation("change.draft")]
public sealed record DraftChange(
    Guid CommandId, Guid ChangeId, string Organisation, ChangeKind Kind, string Title, string? Description = null, Guid? TemplateId = null)
    : ChangeCommand(CommandId, ChangeId)
{
    protected internal override string? Home => Organisation;

    protected override Decision<ChangeEvent> Decide(Change? state, Circumstances given) =>
        state.Draft(new(Organisation, Kind, Title, Description, TemplateId), given);
}

public sealed class DraftChangeValidator : ChangeShape<DraftChange>
{
    public DraftChangeValidator()
    {
        RuleFor(command => command.Organisation).IsName();
        RuleFor(command => command.Kind).IsInEnum();
        RuleFor(command => command.Title).NotEmpty().MaximumLength(ChangeLimits.Title);
        RuleFor(command => command.Description).MaximumLength(ChangeLimits.Text);
    }
}
