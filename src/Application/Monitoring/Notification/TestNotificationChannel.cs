using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Monitoring.Notification;
using FluentValidation;

namespace EventSourcedOps.Application.Monitoring.Notification;

/// <summary>Sends a trial by a channel; one that reaches people, to whoever asks. What comes of it stands in the delivery.</summary>
/// <param name="ChannelId">The channel.</param>
/// <param name="Organisation">Code of the organisation that the channel belongs to.</param>
[Operation("notification-channel.test")]
public sealed record TestNotificationChannel(Guid CommandId, Guid DeliveryId, Guid ChannelId, string Organisation)
    : DeliveryCommand(CommandId, DeliveryId)
{
    protected internal override string? Home => Organisation;

    protected override Decision<DeliveryEvent> Decide(Delivery? state, Circumstances given) => state.Test(ChannelId, Organisation, given);
}

public sealed class TestNotificationChannelValidator : DeliveryShape<TestNotificationChannel>
{
    public TestNotificationChannelValidator()
    {
        RuleFor(command => command.ChannelId).NotEmpty();
        RuleFor(command => command.Organisation).IsName();
    }
}
