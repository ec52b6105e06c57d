using EventSourcedOps.Api.GraphQL;
using EventSourcedOps.Api.Organisations;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Monitoring.Notification;
using GraphQL;

namespace EventSourcedOps.Api.Monitoring.Notification;

/// <summary>A way to reach people outside of the portal.</summary>
[GraphQLMetadata("NotificationChannel")]
public sealed class NotificationChannelNode(NotificationChannel channel, Landscape landscape, DateTimeOffset? asOf)
{
    /// <summary>Its id.</summary>
    public Guid Id => channel.Id;

    /// <summary>What people call it.</summary>
    public string Name => channel.Terms.Name;

    /// <summary>Whom it reaches, and how.</summary>
    public ChannelKind Kind => channel.Terms.Kind;

    /// <summary>Whether it reaches each person who is called; otherwise a room, or a program.</summary>
    public bool ReachesPeople => channel.ReachesPeople;

    /// <summary>Where it leads, without what is secret.</summary>
    public string Address => channel.Terms.Address;

    /// <summary>Of a mail server, from whom its mails come.</summary>
    public string? Sender => channel.Terms.Sender;

    /// <summary>Of a mail server, as whom it is signed in to.</summary>
    public string? User => channel.Terms.User;

    /// <summary>Of a text message gateway, the JSON it wants.</summary>
    public string? Template => channel.Terms.Template;

    /// <summary>The language of what is sent.</summary>
    public ChannelLanguage Language => channel.Terms.Language;

    /// <summary>How much it takes in a minute.</summary>
    public int PerMinute => channel.Terms.PerMinute;

    /// <summary>Whether it has a secret; nobody is shown it.</summary>
    public bool HasSecret => channel.Secret is not null;

    /// <summary>Whether something is sent by it.</summary>
    public bool Enabled => channel.DisabledFor is null;

    /// <summary>Why nothing is sent by it; null while it is in use.</summary>
    public string? DisabledFor => channel.DisabledFor;

    /// <summary>The organisation it belongs to; everything under it may send by it, too.</summary>
    public OrganisationNode? Organisation => OrganisationNode.Of(channel.Organisation, landscape);

    /// <summary>Whether the caller may change and try it.</summary>
    public bool MayChange([FromServices] ReadDesk desk) => asOf is null && desk.Caller.Reaches("notification-channel.revise", channel.Organisation);

    internal static NotificationChannelNode? Of(Guid id, Landscape landscape, DateTimeOffset? asOf) =>
        landscape.ChannelOf(id) is { } found ? new(found, landscape, asOf) : null;
}
