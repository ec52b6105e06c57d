using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Monitoring.Notification;

namespace EventSourcedOps.Application.Monitoring.Notification;

/// <summary>Has a call delivered by one channel, to one person or to a room.</summary>
/// <param name="Organisation">Code of the organisation of the incident.</param>
/// <param name="Person">User name; null for a room.</param>
/// <param name="Call">Which call it is.</param>
[Operation("delivery.call")]
public sealed record DeliverCall(
    Guid CommandId, Guid DeliveryId, string Organisation, Guid ChannelId, string? Person, Guid IncidentId, CallTold Call)
    : DeliveryCommand(CommandId, DeliveryId)
{
    protected internal override string? Home => Organisation;

    protected internal override IEnumerable<Guid> Reads => [IncidentId];

    protected override Decision<DeliveryEvent> Decide(Delivery? state, Circumstances given) =>
        state.Call(ChannelId, Person, IncidentId, Call, given);
}

public sealed class DeliverCallValidator : DeliveryShape<DeliverCall>;
