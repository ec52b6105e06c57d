using System.Collections.Immutable;
using EventSourcedOps.Domain.Incidents;

namespace EventSourcedOps.Domain.Monitoring.Notification;

using Decision = Decision<DeliveryEvent>;
using static DeliveryRefusals;

/// <summary>Where a delivery stands.</summary>
public enum DeliveryStatus
{
    /// <summary>It is about to be sent, now or again later.</summary>
    Waiting,

    /// <summary>The other side took it.</summary>
    Sent,

    /// <summary>It is not tried any more.</summary>
    GivenUp,
}

/// <summary>What became of one attempt.</summary>
/// <param name="To">Where it went, as far as everybody may know.</param>
/// <param name="Fault">Why it failed; null when it did not.</param>
public sealed record DeliveryAttempt(int Number, string? To, int Milliseconds, DeliveryFault? Fault);

/// <summary>Why something was not taken.</summary>
/// <param name="IsFinal">Whether trying again would be of no use.</param>
/// <param name="RetryAfter">How long the other side wants to be left alone; null when it did not say.</param>
public sealed record DeliveryFault(string Code, string Reason, bool IsFinal = false, TimeSpan? RetryAfter = null);

/// <summary>Something that is sent outside, until it is taken or given up.</summary>
/// <param name="Failures">How often it failed since it was last asked for.</param>
public sealed record Delivery(
    string Organisation, Guid ChannelId, DeliveryKind Kind, string? Person, Guid? IncidentId, NotificationText Text, DeliveryStatus Status = DeliveryStatus.Waiting,
    int Attempts = 0, int Failures = 0) : IEvolve<Delivery, DeliveryEvent>
{
    /// <summary>So long after each failure it is tried again. Who is called is needed soon: what fails for an hour is given up.</summary>
    public static readonly ImmutableArray<TimeSpan> Pauses =
    [
        TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(20), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15), TimeSpan.FromMinutes(40),
    ];

    public static Delivery Evolve(Delivery? state, DeliveryEvent happened, DateTimeOffset at) => (state, happened) switch
    {
        (null, DeliveryRequested e)   => new(e.Organisation, e.ChannelId, e.Kind, e.Person, e.IncidentId, e.Text),
        ({ } now, DeliverySent e)     => now with { Status = DeliveryStatus.Sent, Attempts = e.Attempt },
        ({ } now, DeliveryFailed e)   => now with
        {
            Status = e.NextAt is null ? DeliveryStatus.GivenUp : DeliveryStatus.Waiting, Attempts = e.Attempt, Failures = now.Failures + 1,
        },
        ({ } now, DeliveryRetried)    => now with { Status = DeliveryStatus.Waiting, Failures = 0 },
        _ => throw new InvalidOperationException($"{happened} cannot follow {state}."),
    };
}

public static class DeliveryDecisions
{
    extension(Delivery? delivery)
    {
        /// <summary>Calls somebody, or a room, to an incident. What became of it meanwhile is told as well: it may be over.</summary>
        public Decision Call(Guid channelId, string? person, Guid incidentId, CallTold call, Circumstances given) =>
            delivery is not null || given.Find<Incident>(incidentId) is not { } incident ? Decision.Nothing
            : given.Landscape.ChannelOf(channelId) is not { DisabledFor: null } channel ? Decision.Nothing
            : new DeliveryRequested(
                incident.Organisation, channelId, DeliveryKind.Call, person, incidentId,
                NotificationText.OfCall(incident, incidentId, call, given.Landscape, channel.Terms.Language));

        /// <summary>Tries a channel; one that reaches people is tried on whoever asks.</summary>
        public Decision Test(Guid channelId, string organisation, Circumstances given) =>
            delivery is not null ? AlreadyRequested
            : given.Landscape.ChannelOf(channelId) is not { } channel || channel.Organisation != organisation ? NotificationChannelRefusals.Unknown
            : channel.DisabledFor is not null ? NotificationChannelRefusals.Disabled
            : new DeliveryRequested(
                organisation, channelId, DeliveryKind.Test, channel.ReachesPeople ? given.By : null, null,
                NotificationText.OfTest(channel.Terms, given.By));

        /// <summary>What is told twice of one attempt counts once.</summary>
        public Decision Note(DeliveryAttempt attempt, DateTimeOffset now) =>
            delivery is null ? Unknown
            : delivery.Status != DeliveryStatus.Waiting || attempt.Number != delivery.Attempts + 1 ? Decision.Nothing
            : attempt.Fault is not { } fault ? new DeliverySent(attempt.Number, attempt.To, attempt.Milliseconds)
            : new DeliveryFailed(attempt.Number, attempt.To, fault.Code, fault.Reason, NextAfter(fault, delivery.Failures, now));

        public Decision Retry(string? reason) =>
            delivery is null ? Unknown
            : delivery.Status != DeliveryStatus.GivenUp ? NotGivenUp
            : new DeliveryRetried(reason);
    }

    private static DateTimeOffset? NextAfter(DeliveryFault fault, int failures, DateTimeOffset now)
    {
        if (fault.IsFinal || failures >= Delivery.Pauses.Length) return null;
        var pause = Delivery.Pauses[failures];
        return now + (fault.RetryAfter is { } wanted && wanted > pause && wanted <= Delivery.Pauses[^1] ? wanted : pause);
    }
}

public static class DeliveryRefusals
{
    public static readonly Refusal Unknown = new("delivery.unknown", "There is no such delivery.", "deliveryId");
    public static readonly Refusal AlreadyRequested = new("delivery.already-requested", "There is a delivery of this id already.", "deliveryId");
    public static readonly Refusal NotGivenUp = new("delivery.not-given-up", "It was sent, or is about to be.", "deliveryId");
}
