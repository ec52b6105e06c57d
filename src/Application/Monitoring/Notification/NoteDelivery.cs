using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Monitoring.Notification;
using FluentValidation;

namespace EventSourcedOps.Application.Monitoring.Notification;

/// <summary>Notes what became of an attempt.</summary>
/// <param name="Attempt">What became of it.</param>
[Operation("delivery.note")]
public sealed record NoteDelivery(Guid CommandId, Guid DeliveryId, DeliveryAttempt Attempt) : DeliveryCommand(CommandId, DeliveryId)
{
    protected override Decision<DeliveryEvent> Decide(Delivery? state, Circumstances given) => state.Note(Attempt, given.Now);
}

public sealed class NoteDeliveryValidator : DeliveryShape<NoteDelivery>
{
    public NoteDeliveryValidator()
    {
        RuleFor(command => command.Attempt).NotNull();
    }
}
