using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Workspace;
using FluentValidation;

namespace EventSourcedOps.Application.Workspace;

/// <summary>Marks one notification as read, as it stands.</summary>
/// <param name="CommandId">Made by the client; sending it again gives the first answer.</param>
/// <param name="NotificationId">Which one.</param>
/// <param name="ToldAt">When what was read was told.</param>
[Operation("notification.read-one")]
public sealed record ReadNotification(Guid CommandId, Guid NotificationId, DateTimeOffset ToldAt) : InboxCommand(CommandId)
{
    protected override Decision<InboxEvent> Decide(Inbox? state, Circumstances given) =>
        state.ReadOne(NotificationId, ToldAt, given);
}

public sealed class ReadNotificationValidator : AbstractValidator<ReadNotification>
{
    public ReadNotificationValidator()
    {
        RuleFor(command => command.CommandId).NotEmpty();
        RuleFor(command => command.NotificationId).NotEmpty();
    }
}
