using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Changes;
using FluentValidation;

namespace EventSourcedOps.Application.Changes;

/// <summary>Takes a template out of use; changes that follow it already go on.</summary>
/// <param name="CommandId">Made by the client; sending it again gives the first answer.</param>
/// <param name="TemplateId">The template.</param>
[Operation("change-template.retire")]
public sealed record RetireChangeTemplate(Guid CommandId, Guid TemplateId) : Command<ChangeTemplate, ChangeTemplateEvent>(CommandId)
{
    protected internal override Guid Stream => TemplateId;

    protected override Decision<ChangeTemplateEvent> Decide(ChangeTemplate? state, Circumstances given) => state.Retire();
}

public sealed class RetireChangeTemplateValidator : AbstractValidator<RetireChangeTemplate>
{
    public RetireChangeTemplateValidator()
    {
        RuleFor(command => command.CommandId).NotEmpty();
        RuleFor(command => command.TemplateId).NotEmpty();
    }
}
