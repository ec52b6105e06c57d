using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain.Telemetry.Dependencies;
using FluentValidation;

namespace EventSourcedOps.Application.Telemetry.Dependencies;

/// <summary>Something that spans show of one service asking another one.</summary>
/// <param name="Organisation">Code of the organisation that sent them.</param>
/// <param name="Caller">What the one that asks calls itself.</param>
/// <param name="Callee">What the one that is asked calls itself.</param>
public abstract record DependencyCommand(Guid CommandId, string Organisation, string Caller, string Callee)
    : Command<ServiceDependency, ServiceDependencyEvent>(CommandId)
{
    protected internal sealed override Guid Stream => ServiceDependency.IdOf(Organisation, Caller, Callee);
}

/// <summary>What everything that spans show must have.</summary>
public abstract class DependencyShape<TCommand> : AbstractValidator<TCommand> where TCommand : DependencyCommand
{
    protected DependencyShape()
    {
        RuleFor(command => command.CommandId).NotEmpty();
        RuleFor(command => command.Organisation).IsName();
        RuleFor(command => command.Caller).NotNull();
        RuleFor(command => command.Callee).NotNull();
    }
}
