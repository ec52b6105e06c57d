using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Monitoring.Notification;

namespace EventSourcedOps.Application.Monitoring.Notification;

/// <summary>Sends nothing by a channel for the time being.</summary>
/// <param name="Reason">Why.</param>
[Operation("notification-channel.disable")]
public sealed record DisableNotificationChannel(Guid CommandId, Guid ChannelId, string Reason) : NotificationChannelCommand(CommandId, ChannelId)
{
    protected override Decision<NotificationChannelEvent> Decide(NotificationChannel? state, Circumstances given) => state.Disable(Reason);
}

public sealed class DisableNotificationChannelValidator : NotificationChannelShape<DisableNotificationChannel>
{
    public DisableNotificationChannelValidator()
    {
        RuleFor(command => command.Reason).IsReason();
    }
}
