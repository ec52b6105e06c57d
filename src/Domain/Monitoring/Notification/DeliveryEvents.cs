using EventSourcedOps.Domain.Access;

namespace EventSourcedOps.Domain.Monitoring.Notification;

/// <summary>What a delivery is for.</summary>
public enum DeliveryKind
{
    /// <summary>Somebody is called to an incident.</summary>
    Call,

    /// <summary>Somebody tries a channel.</summary>
    Test,
}

/// <summary>A fact about something that is sent. Stored for ever: add fields as optional, never rename.</summary>
public abstract record DeliveryEvent;

/// <summary>Something is to be sent.</summary>
/// <param name="Person">User name of whom it is for; null for everybody in the room.</param>
/// <param name="IncidentId">What it is about; null for a trial.</param>
[WireName("delivery.requested.v1")]
public sealed record DeliveryRequested(
    string Organisation, Guid ChannelId, DeliveryKind Kind, string? Person, Guid? IncidentId, NotificationText Text) : DeliveryEvent;

/// <summary>The other side took it.</summary>
/// <param name="To">Where it went, as far as everybody may know.</param>
[WireName("delivery.sent.v1")]
public sealed record DeliverySent(int Attempt, string? To, int Milliseconds) : DeliveryEvent;

/// <summary>The other side did not take it, or nobody knows whether it did.</summary>
/// <param name="NextAt">When it is tried again; null when it is given up.</param>
[WireName("delivery.failed.v1")]
public sealed record DeliveryFailed(int Attempt, string? To, string Code, string Reason, DateTimeOffset? NextAt) : DeliveryEvent;

/// <summary>Somebody wants what was given up to be tried once more.</summary>
[WireName("delivery.retried.v1")]
public sealed record DeliveryRetried(string? Reason) : DeliveryEvent;
