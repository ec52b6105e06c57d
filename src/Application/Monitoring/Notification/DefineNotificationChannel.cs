using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Monitoring.Notification;
using FluentValidation;

namespace EventSourcedOps.Application.Monitoring.Notification;

/// <summary>Adds a way to reach people.</summary>
/// <param name="Organisation">Code of the organisation; everything under it may send by it, too.</param>
/// <param name="Terms">Where it leads and how it speaks.</param>
/// <param name="Secret">What was kept of its secret; null for none.</param>
[Operation("notification-channel.define")]
public sealed record DefineNotificationChannel(Guid CommandId, Guid ChannelId, string Organisation, ChannelTerms Terms, KeptSecret? Secret = null)
    : NotificationChannelCommand(CommandId, ChannelId)
{
    protected internal override string? Home => Organisation;

    protected override Decision<NotificationChannelEvent> Decide(NotificationChannel? state, Circumstances given) =>
        state.Define(ChannelId, Organisation, Terms, Secret, given);
}

public sealed class DefineNotificationChannelValidator : NotificationChannelShape<DefineNotificationChannel>
{
    public DefineNotificationChannelValidator()
    {
        RuleFor(command => command.Organisation).IsName();
        RuleFor(command => command.Terms).NotNull().SetValidator(new ChannelTermsValidator());
    }
}
