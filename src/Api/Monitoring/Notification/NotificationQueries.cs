using EventSourcedOps.Api.GraphQL;
using EventSourcedOps.Api.Monitoring.Notification;
using EventSourcedOps.Domain.Monitoring.Notification;
using EventSourcedOps.Projections.Monitoring.Notification;
using EventSourcedOps.Projections.ReadModels;
using GraphQL;
using Ledger = EventSourcedOps.Projections.Monitoring.Notification.Deliveries;

namespace EventSourcedOps.Api;

public sealed partial class Query
{
    /// <summary>Ways to reach people, by name: those of the organisations in reach.</summary>
    /// <param name="organisation">Only those of this organisation and everything under it.</param>
    /// <param name="first">How many; 20 unless told, 200 at most.</param>
    /// <param name="after">Continue behind the row of this cursor.</param>
    /// <param name="asOf">As they were known at that time.</param>
    [Needs("notification-channel.read")]
    public static async Task<Connection<NotificationChannelNode>> NotificationChannels(
        [FromServices] ReadDesk desk, string? organisation = null, int? first = null, string? after = null, DateTimeOffset? asOf = null)
    {
        var landscape = await desk.Landscape(asOf);
        var listed = landscape.Listed(await desk.Reach("notification-channel.read", asOf), organisation);
        var nodes = landscape.Channels.Values.Where(channel => listed(channel.Organisation))
            .Select(channel => new NotificationChannelNode(channel, landscape, asOf));
        return KeysetPage.Of(first, after, "notification-channels.name").Slice(nodes, node => $"{node.Name}\u001f{node.Id}", StringComparer.Ordinal);
    }

    /// <summary>What became of a trial of a channel.</summary>
    /// <param name="deliveryId">Which trial; the id that it was asked for with.</param>
    [Needs("notification-channel.test")]
    public static async Task<DeliveryNode?> NotificationChannelTrial(
        [FromServices] ReadDesk desk, Guid deliveryId, CancellationToken cancellation = default) =>
        await desk.Find("notification-channel.test", Ledger.Model, deliveryId, null, cancellation) is { Kind: DeliveryKind.Test } row ? new(row, null) : null;

    /// <summary>What was sent, the newest first.</summary>
    /// <param name="filter">Which deliveries; all within reach when left out.</param>
    /// <param name="first">How many; 20 unless told, 200 at most.</param>
    /// <param name="after">Continue behind the row of this cursor.</param>
    /// <param name="asOf">The ledger as it was at that recorded time.</param>
    [Needs("delivery.read")]
    public static async Task<Connection<DeliveryNode>> Deliveries(
        [FromServices] ReadDesk desk, IResolveFieldContext context, DeliveriesFilter? filter = null, int? first = null, string? after = null,
        DateTimeOffset? asOf = null) =>
        await desk.Page(
            await (filter ?? new()).Rows(desk, asOf), Ledger.Model, new RowOrder("requested_at", Descending: true),
            PageAsked.Of(first, after, context), row => new DeliveryNode(row, asOf));
}

/// <summary>Which deliveries.</summary>
/// <param name="Organisations">Codes of organisations.</param>
/// <param name="Subtree">Whether everything under them counts too; it does unless told.</param>
/// <param name="Statuses">Any of these.</param>
/// <param name="ChannelId">Only what was sent by this channel.</param>
/// <param name="IncidentId">Only what is about this incident.</param>
/// <param name="Text">Words that must all occur in the title or the user name.</param>
public sealed record DeliveriesFilter(
    IReadOnlyList<string>? Organisations = null, bool? Subtree = null, IReadOnlyList<DeliveryStatus>? Statuses = null, Guid? ChannelId = null,
    Guid? IncidentId = null, string? Text = null)
{
    internal async Task<RowQuery<DeliveryRow>> Rows(ReadDesk desk, DateTimeOffset? asOf) =>
        (await desk.Rows("delivery.read", Ledger.Model, asOf, Organisations, Subtree ?? true))
            .AnyOf("status", Statuses?.Select(status => status.ToString()))
            .Equal("channel_id", ChannelId).Equal("incident_id", IncidentId)
            .Matching(Text);
}
