using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Changes;
using FluentValidation;

namespace EventSourcedOps.Application.Changes;

/// <summary>Publishes a template, or its next version: standard changes that follow it need no other approval while their risk is low.</summary>
/// <param name="CommandId">Made by the client; sending it again gives the first answer.</param>
/// <param name="TemplateId">The template; made by the client when it is first published.</param>
/// <param name="Organisation">Code of the organisation that it holds for, with everything under it.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Purpose">What it is good for.</param>
/// <param name="Steps">What is done, in this order.</param>
/// <param name="Rollback">How it is taken back, in this order.</param>
/// <param name="Verification">How one sees that it does what it should.</param>
[Operation("change-template.publish")]
public sealed record PublishChangeTemplate(
    Guid CommandId, Guid TemplateId, string Organisation, string Name, string Purpose, IReadOnlyList<ChangeStep> Steps,
    IReadOnlyList<ChangeStep> Rollback, string Verification)
    : Command<ChangeTemplate, ChangeTemplateEvent>(CommandId)
{
    protected internal override Guid Stream => TemplateId;

    protected internal override string? Home => Organisation;

    protected override Decision<ChangeTemplateEvent> Decide(ChangeTemplate? state, Circumstances given) =>
        state.Publish(new(TemplateId, Organisation, 0, Name, Purpose, Steps, Rollback, Verification), given.Landscape);
}

public sealed class PublishChangeTemplateValidator : AbstractValidator<PublishChangeTemplate>
{
    public PublishChangeTemplateValidator()
    {
        RuleFor(command => command.CommandId).NotEmpty();
        RuleFor(command => command.TemplateId).NotEmpty();
        RuleFor(command => command.Organisation).IsName();
        RuleFor(command => command.Name).IsName();
        RuleFor(command => command.Purpose).NotEmpty().MaximumLength(ChangeLimits.Text);
        RuleFor(command => command.Steps).HasAtMost(ChangeLimits.Steps);
        RuleForEach(command => command.Steps).SetValidator(new ChangeStepValidator());
        RuleFor(command => command.Rollback).HasAtMost(ChangeLimits.Steps);
        RuleForEach(command => command.Rollback).SetValidator(new ChangeStepValidator());
        RuleFor(command => command.Verification).NotEmpty().MaximumLength(ChangeLimits.Text);
    }
}
