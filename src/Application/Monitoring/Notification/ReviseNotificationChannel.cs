using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Monitoring.Notification;
using FluentValidation;

namespace EventSourcedOps.Application.Monitoring.Notification;

/// <summary>Has a channel lead elsewhere, or speak otherwise.</summary>
/// <param name="Terms">Where it leads and how it speaks.</param>
/// <param name="Secret">What was kept of another secret; null to keep the one it has.</param>
[Operation("notification-channel.revise")]
public sealed record ReviseNotificationChannel(Guid CommandId, Guid ChannelId, ChannelTerms Terms, KeptSecret? Secret = null)
    : NotificationChannelCommand(CommandId, ChannelId)
{
    protected override Decision<NotificationChannelEvent> Decide(NotificationChannel? state, Circumstances given) => state.Revise(Terms, Secret);
}

public sealed class ReviseNotificationChannelValidator : NotificationChannelShape<ReviseNotificationChannel>
{
    public ReviseNotificationChannelValidator()
    {
        RuleFor(command => command.Terms).NotNull().SetValidator(new ChannelTermsValidator());
    }
}
