using EventSourcedOps.Api.GraphQL;
using EventSourcedOps.Api.Incidents;
using EventSourcedOps.Api.Organisations;
using EventSourcedOps.Domain.Monitoring.Notification;
using EventSourcedOps.Projections.Monitoring.Notification;
using GraphQL;
using GraphQL.DataLoader;

namespace EventSourcedOps.Api.Monitoring.Notification;

/// <summary>Something that is sent outside, until it is taken or given up.</summary>
[GraphQLMetadata("Delivery")]
public sealed class DeliveryNode(DeliveryRow row, DateTimeOffset? asOf)
{
    /// <summary>Its id; a webhook is told it, and can tell by it what was sent twice.</summary>
    public Guid Id => row.Id;

    /// <summary>What it is for.</summary>
    public DeliveryKind Kind => row.Kind;

    /// <summary>Where it stands.</summary>
    public DeliveryStatus Status => row.Status;

    /// <summary>User name of whom it is for; null for everybody in a room.</summary>
    public string? Person => row.Person;

    /// <summary>What it says, in a line.</summary>
    public string Title => row.Text.Title;

    /// <summary>What it says beside that.</summary>
    public IEnumerable<string> Lines => row.Text.Lines;

    /// <summary>When it was asked for.</summary>
    public DateTimeOffset RequestedAt => row.RequestedAt;

    /// <summary>When it is tried next; null when it is not.</summary>
    public DateTimeOffset? NextAt => row.NextAt;

    /// <summary>When anything was last recorded about it.</summary>
    public DateTimeOffset ChangedAt => row.ChangedAt;

    /// <summary>Each attempt, the first one first.</summary>
    public IEnumerable<DeliveryTryNode> Tries =>
        row.Tries.Select(one => new DeliveryTryNode(one.Number, one.At, one.To, one.Milliseconds, one.Code, one.Reason));

    /// <summary>By what it is sent.</summary>
    public async Task<NotificationChannelNode?> Channel([FromServices] ReadDesk desk) =>
        NotificationChannelNode.Of(row.ChannelId, await desk.Landscape(asOf), asOf);

    /// <summary>The incident it is about; null for a trial, and for one that the caller may not see.</summary>
    public IDataLoaderResult<IncidentNode?>? Incident([FromServices] ReadDesk desk) =>
        row.IncidentId is { } incident && desk.Caller.May("incident.read") ? IncidentNode.Load(desk, incident, asOf) : null;

    /// <summary>Whose it is.</summary>
    public async Task<OrganisationNode?> Organisation([FromServices] ReadDesk desk) =>
        OrganisationNode.Of(row.Organisation, await desk.Landscape(asOf));

    /// <summary>Whether the caller may have it tried once more.</summary>
    public bool MayRetry([FromServices] ReadDesk desk) =>
        asOf is null && row.Status == DeliveryStatus.GivenUp && desk.Caller.Reaches("delivery.retry", row.Organisation);
}

/// <summary>What became of one attempt to send.</summary>
/// <param name="Number">Which one, from 1.</param>
/// <param name="At">When it was noted.</param>
/// <param name="To">Where it went, as far as everybody may know.</param>
/// <param name="Milliseconds">How long the other side took; null when it failed.</param>
/// <param name="Code">Why it failed, for programs; null when it did not.</param>
/// <param name="Reason">Why it failed, for people.</param>
[GraphQLMetadata("DeliveryTry")]
public sealed record DeliveryTryNode(int Number, DateTimeOffset At, string? To, int? Milliseconds, string? Code, string? Reason);
