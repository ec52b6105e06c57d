using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Monitoring.Notification;

namespace EventSourcedOps.Application.Monitoring.Notification;

/// <summary>Has what was given up tried once more.</summary>
/// <param name="Reason">Why it should work now; null when nobody said.</param>
[Operation("delivery.retry")]
public sealed record RetryDelivery(Guid CommandId, Guid DeliveryId, string? Reason = null) : DeliveryCommand(CommandId, DeliveryId)
{
    protected override Decision<DeliveryEvent> Decide(Delivery? state, Circumstances given) => state.Retry(Reason);
}

public sealed class RetryDeliveryValidator : DeliveryShape<RetryDelivery>
{
    public RetryDeliveryValidator()
    {
        RuleFor(command => command.Reason).MayBeLine(TextRules.Reason);
    }
}
