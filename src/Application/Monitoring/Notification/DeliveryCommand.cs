using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain.Monitoring.Notification;
using FluentValidation;

namespace EventSourcedOps.Application.Monitoring.Notification;

/// <summary>A wish about one delivery.</summary>
/// <param name="CommandId">Made by the client; sending it again gives the first answer.</param>
/// <param name="DeliveryId">The delivery.</param>
public abstract record DeliveryCommand(Guid CommandId, Guid DeliveryId) : Command<Delivery, DeliveryEvent>(CommandId)
{
    protected internal override Guid Stream => DeliveryId;
}

/// <summary>What every wish about a delivery must have: its own id and the delivery's.</summary>
public abstract class DeliveryShape<TCommand> : AbstractValidator<TCommand> where TCommand : DeliveryCommand
{
    protected DeliveryShape()
    {
        RuleFor(command => command.CommandId).NotEmpty();
        RuleFor(command => command.DeliveryId).NotEmpty();
    }
}
