using System.Collections.Immutable;
using EventSourcedOps.Domain.Monitoring.Notification;
using EventSourcedOps.Projections.EventLog;
using EventSourcedOps.Projections.ReadModels;
using static EventSourcedOps.Projections.ReadModels.ColumnKind;

namespace EventSourcedOps.Projections.Monitoring.Notification;

/// <summary>What became of one attempt to send.</summary>
/// <param name="To">Where it went, as far as everybody may know.</param>
/// <param name="Code">Why it failed; null when it did not.</param>
public sealed record DeliveryTry(int Number, DateTimeOffset At, string? To, int? Milliseconds, string? Code, string? Reason);

/// <summary>One delivery as the ledger shows it.</summary>
/// <param name="NextAt">When it is tried next; null when it is not.</param>
public sealed record DeliveryRow(
    Guid Id, string Organisation, Guid ChannelId, DeliveryKind Kind, string? Person, Guid? IncidentId, NotificationText Text, DateTimeOffset RequestedAt,
    DeliveryStatus Status, DateTimeOffset? NextAt, ImmutableList<DeliveryTry> Tries)
{
    /// <summary>When anything was last recorded about it.</summary>
    public DateTimeOffset ChangedAt { get; init; }

    public long Version { get; init; }
}

/// <summary>The ledger: everything that was sent, to whom, when, and what became of it.</summary>
public sealed class Deliveries : ReadModel<DeliveryRow>
{
    public static readonly Deliveries Model = new();

    public override string Name => "deliveries";

    public override IReadOnlyList<Type> Events { get; } = EventsOf<DeliveryEvent>();

    public override string? LabelledBy => "incident_id";

    public override IReadOnlyList<RowColumn> Columns { get; } =
    [
        Column("status", Text, row => row.Status.ToString()),
        Column("channel_id", Id, row => row.ChannelId),
        Column("incident_id", Id, row => row.IncidentId),
        Column("requested_at", Time, row => row.RequestedAt),
        Column("terms", Terms, row => SearchTerms.Of([row.Text.Title, row.Person])),
    ];

    public override IReadOnlyList<string> Indexes { get; } = ["organisation, requested_at", "requested_at", "status, requested_at", "channel_id, requested_at", "incident_id"];

    public override DeliveryRow? Evolve(Guid key, DeliveryRow? row, Recorded happened)
    {
        var at = happened.RecordedAt;
        var now = (row, (DeliveryEvent)happened.Fact) switch
        {
            (null, DeliveryRequested e) => new(
                happened.Stream, e.Organisation, e.ChannelId, e.Kind, e.Person, e.IncidentId, e.Text, at, DeliveryStatus.Waiting, at, []),
            ({ } known, DeliverySent e) => known with
            {
                Status = DeliveryStatus.Sent, NextAt = null, Tries = known.Tries.Add(new(e.Attempt, at, e.To, e.Milliseconds, null, null)),
            },
            ({ } known, DeliveryFailed e) => known with
            {
                Status = e.NextAt is null ? DeliveryStatus.GivenUp : DeliveryStatus.Waiting, NextAt = e.NextAt,
                Tries = known.Tries.Add(new(e.Attempt, at, e.To, null, e.Code, e.Reason)),
            },
            ({ } known, DeliveryRetried) => known with { Status = DeliveryStatus.Waiting, NextAt = at },
            _ => throw new InvalidOperationException($"Nobody said what {happened.Type} shows in the ledger."),
        };
        return now with { ChangedAt = at, Version = happened.Version };
    }
}
