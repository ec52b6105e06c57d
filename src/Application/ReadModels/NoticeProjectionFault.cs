using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Projections;
using FluentValidation;

namespace EventSourcedOps.Application.ReadModels;

/// <summary>Records what is wrong with a read model, or that nothing is any more; comes to nothing when that is known.</summary>
/// <param name="Fault">What is wrong; null when nothing is.</param>
[Operation("projection.notice-fault")]
public sealed record NoticeProjectionFault(Guid CommandId, string Model, ProjectionFault? Fault) : ProjectionCommand(CommandId, Model)
{
    protected override Decision<ProjectionEvent> Decide(ProjectionControl? state, Circumstances given) => state.Notice(Model, Fault);
}

public sealed class NoticeProjectionFaultValidator : ProjectionCommandValidator<NoticeProjectionFault>
{
    public NoticeProjectionFaultValidator() => RuleFor(command => command.Fault).IsInEnum();
}
