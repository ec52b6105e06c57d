using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Workspace;
using FluentValidation;

namespace EventSourcedOps.Application.Workspace;

/// <summary>Marks everything as read that was told up to then.</summary>
/// <param name="CommandId">Made by the client; sending it again gives the first answer.</param>
/// <param name="UpTo">Up to that recorded time.</param>
[Operation("notification.read-all")]
public sealed record ReadNotifications(Guid CommandId, DateTimeOffset UpTo) : InboxCommand(CommandId)
{
    protected override Decision<InboxEvent> Decide(Inbox? state, Circumstances given) =>
        state.ReadUpTo(UpTo, given);
}

public sealed class ReadNotificationsValidator : AbstractValidator<ReadNotifications>
{
    public ReadNotificationsValidator()
    {
        RuleFor(command => command.CommandId).NotEmpty();
    }
}
