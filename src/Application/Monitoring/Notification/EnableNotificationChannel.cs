using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Monitoring.Notification;

namespace EventSourcedOps.Application.Monitoring.Notification;

/// <summary>Sends by a channel again.</summary>
[Operation("notification-channel.enable")]
public sealed record EnableNotificationChannel(Guid CommandId, Guid ChannelId) : NotificationChannelCommand(CommandId, ChannelId)
{
    protected override Decision<NotificationChannelEvent> Decide(NotificationChannel? state, Circumstances given) => state.Enable();
}

public sealed class EnableNotificationChannelValidator : NotificationChannelShape<EnableNotificationChannel>;
