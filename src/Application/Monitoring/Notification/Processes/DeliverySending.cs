using System.Runtime.CompilerServices;
using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Monitoring.Notification;

namespace EventSourcedOps.Application.Monitoring.Notification.Processes;

/// <summary>
/// Sends what is to be sent, and notes what became of it. A crash between the two sends once more, under the same id: who receives it can
/// tell.
/// </summary>
public sealed class DeliverySending : IProcessStep
{
    private sealed record Due(Guid DeliveryId);

    public string Kind => "delivery-sending";

    public bool MayTakeLong => true;

    public IEnumerable<OutboxMessage> MessagesOf(Told told) => told.Fact switch
    {
        DeliveryRequested or DeliveryRetried => [At(told, told.RecordedAt)],
        DeliveryFailed { NextAt: { } next }  => [At(told, next)],
        _ => [],
    };

    public async IAsyncEnumerable<Command> Commands(
        DueMessage message, ProcessMeans means, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var id = message.Read<Due>().DeliveryId;
        if (await means.Courier.Carry(id, means, cancellation) is not (var delivery, var attempt)) yield break;
        yield return new NoteDelivery(message.CommandId(), id, attempt);
        if (attempt.Fault?.Code == Courier.Gone)
            yield return new DisableNotificationChannel(message.CommandId("gone"), delivery.ChannelId, attempt.Fault.Reason);
    }

    private static OutboxMessage At(Told told, DateTimeOffset due) =>
        new(Ids.Derived("delivery-sending", told.Stream.ToString()), due, new Due(told.Stream));
}
