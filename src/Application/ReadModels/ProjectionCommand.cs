using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain.Access;
using EventSourcedOps.Domain.Projections;
using EventSourcedOps.Projections;
using FluentValidation;

namespace EventSourcedOps.Application.ReadModels;

/// <summary>
/// A wish about a read model. Read models belong to no organisation, so whoever asks has to reach all of them. The event says that
/// somebody asked; the work itself is <see cref="ProjectionWork"/>.
/// </summary>
/// <param name="CommandId">Made by the client; sending it again gives the first answer.</param>
/// <param name="Model">Name of the read model.</param>
public abstract record ProjectionCommand(Guid CommandId, string Model) : Command<ProjectionControl, ProjectionEvent>(CommandId)
{
    protected internal override Guid Stream => ProjectionControl.IdOf(Model);

    protected internal override string? Home => Reach.Everywhere;
}

public abstract class ProjectionCommandValidator<TCommand> : AbstractValidator<TCommand> where TCommand : ProjectionCommand
{
    protected ProjectionCommandValidator()
    {
        RuleFor(command => command.CommandId).NotEmpty();
        RuleFor(command => command.Model).Must(name => name is not null && ProjectionCatalog.Find(name) is not null)
            .WithMessage($"There is no such read model. Name one of: {string.Join(", ", ProjectionCatalog.All.Select(model => model.Name))}.");
    }
}
