using EventSourcedOps.Api.GraphQL;
using EventSourcedOps.Api.Incidents;
using EventSourcedOps.Api.Monitoring;
using EventSourcedOps.Domain.Services;
using EventSourcedOps.Domain.Workspace;
using EventSourcedOps.Projections.Workspace;
using GraphQL;
using GraphQL.DataLoader;

namespace EventSourcedOps.Api.Workspace;

/// <summary>The newest news about one thing that concerns the caller. Facts only: the reader's language is the portal's business.</summary>
[GraphQLMetadata("Notification")]
public sealed class NotificationNode(NotificationRow row, bool unread)
{
    /// <summary>Id of the thing it is about: an incident, a grant, a break-glass, a read model, an asset.</summary>
    public Guid Id => row.Id;

    /// <summary>What is new.</summary>
    public NotificationKind Kind => row.Kind;

    /// <summary>When it was told.</summary>
    public DateTimeOffset ToldAt => row.ToldAt;

    /// <summary>Who made it so; null when nobody did.</summary>
    public string? By => row.Kind == NotificationKind.AccessExpiring ? null : row.By;

    /// <summary>Whether the caller has not read it yet.</summary>
    public bool Unread => unread;

    /// <summary>The incident it is about; null when it is about something else.</summary>
    public IDataLoaderResult<IncidentNode?>? Incident([FromServices] ReadDesk desk) =>
        row.TeamId is null ? null : IncidentNode.Load(desk, row.Id, null);

    /// <summary>The alert it is about; null when it is about something else.</summary>
    public IDataLoaderResult<AlertNode?>? Alert([FromServices] ReadDesk desk) =>
        row.Kind == NotificationKind.AlertTransferred && desk.Caller.May("alert.read") ? AlertNode.Load(desk, row.Id) : null;

    /// <summary>The clock it is about.</summary>
    public ClockKind? Clock => row.Clock;

    /// <summary>How much of its time the clock has used.</summary>
    public int? Percent => row.Percent;

    /// <summary>Name of the role it is about.</summary>
    public string? Role([FromServices] NotificationDesk desk) => row.Role is { } role ? desk.Books.NameOf(role) : null;

    /// <summary>Code of the organisation where the role counts; 000000 stands for all.</summary>
    public string? OrganisationCode => row.Where;

    /// <summary>Login of whose rights it is about.</summary>
    public string? Login([FromServices] NotificationDesk desk) =>
        row.Account is { } account ? desk.Books.NameOf(Domain.Access.Subject.OfAccount(account)) : null;

    /// <summary>When the rights, or the promise about the asset, end by themselves.</summary>
    public DateTimeOffset? ExpiresAt => row.ExpiresAt;

    /// <summary>Name of the read model it is about.</summary>
    public string? ReadModel => row.ReadModel;

    /// <summary>Number of the asset it is about.</summary>
    public string? AssetTag => row.AssetTag;

    internal static NotificationNode Of(NotificationRow row, Inbox read) => new(row, !read.Knows(row.Id, row.ToldAt));
}
