using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain.Monitoring;
using FluentValidation;

namespace EventSourcedOps.Application.Monitoring;

/// <summary>A wish about one alert.</summary>
/// <param name="AlertId">The alert.</param>
public abstract record AlertCommand(Guid CommandId, Guid AlertId) : Command<Alert, AlertEvent>(CommandId)
{
    protected internal override Guid Stream => AlertId;
}

/// <summary>What every wish about an alert must have: its own id and the alert's.</summary>
public abstract class AlertShape<TCommand> : AbstractValidator<TCommand> where TCommand : AlertCommand
{
    protected AlertShape()
    {
        RuleFor(command => command.CommandId).NotEmpty();
        RuleFor(command => command.AlertId).NotEmpty();
    }
}
