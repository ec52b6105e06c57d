using System.Collections.Immutable;
using EventSourcedOps.Domain.Access;
using EventSourcedOps.Domain.Services;

namespace EventSourcedOps.Projections.Workspace;

/// <summary>What somebody should know.</summary>
public enum NotificationKind
{
    /// <summary>An incident was given to you.</summary>
    IncidentAssigned,

    /// <summary>An incident lies in your team's queue.</summary>
    IncidentQueued,

    /// <summary>An incident of yours came back.</summary>
    IncidentReopened,

    /// <summary>An incident of yours became a major one.</summary>
    MajorIncident,

    /// <summary>You are called to an incident that nobody looks after.</summary>
    IncidentCalled,

    /// <summary>Nobody answered when people were called to an incident of yours.</summary>
    CallUnanswered,

    /// <summary>A clock of your incident used up much of its time.</summary>
    ClockWarned,

    /// <summary>A clock of your incident ran out.</summary>
    ClockBreached,

    /// <summary>Somebody asks for rights, and you may decide.</summary>
    AccessRequested,

    /// <summary>The rights you asked for were granted.</summary>
    AccessApproved,

    /// <summary>The rights you asked for were refused.</summary>
    AccessRejected,

    /// <summary>Rights were given to you.</summary>
    AccessGiven,

    /// <summary>Rights were taken from you.</summary>
    AccessRevoked,

    /// <summary>Rights of yours end soon.</summary>
    AccessExpiring,

    /// <summary>Somebody asks for rights in an emergency, and you may agree.</summary>
    BreakGlassAsked,

    /// <summary>Rights for an emergency are in force.</summary>
    BreakGlassApproved,

    /// <summary>Rights for an emergency were refused.</summary>
    BreakGlassRejected,

    /// <summary>An emergency is over and waits to be looked at.</summary>
    BreakGlassEnded,

    /// <summary>Rights wait to be looked at, and you may decide.</summary>
    ReviewOpened,

    /// <summary>An alert was given to you.</summary>
    AlertTransferred,

    /// <summary>A read model stands still, because somebody asked for it.</summary>
    ProjectionPaused,

    /// <summary>A read model stands still, and nobody asked for it.</summary>
    ProjectionStandstill,

    /// <summary>A read model holds rows back, because an event of theirs could not be folded.</summary>
    ProjectionRowsHeld,

    /// <summary>The warranty of an asset that you keep ends soon.</summary>
    AssetWarrantyEnding,

    /// <summary>The maintenance contract of an asset that you keep ends soon.</summary>
    AssetMaintenanceEnding,
}

/// <summary>The newest news about one thing, and whom it concerns.</summary>
/// <param name="Id">The thing: its stream.</param>
/// <param name="ToldAt">When the news was recorded.</param>
/// <param name="By">Who made it so.</param>
public sealed record NotificationRow(Guid Id, string Organisation, NotificationKind Kind, DateTimeOffset ToldAt, string? By)
{
    /// <summary>From so long before their end on rights are said to expire.</summary>
    public static readonly TimeSpan Soon = TimeSpan.FromDays(7);

    /// <summary>Whoever is one of these is concerned; nobody while it is empty.</summary>
    public ImmutableList<string> Audiences { get; init; } = [];

    public Guid? TeamId { get; init; }
    public string? Technician { get; init; }
    public ClockKind? Clock { get; init; }
    public int? Percent { get; init; }

    /// <summary>The role in question, by the name that events know.</summary>
    public string? Role { get; init; }

    /// <summary>Where the role would count.</summary>
    public string? Where { get; init; }

    /// <summary>Whose rights it is about.</summary>
    public Guid? Account { get; init; }

    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>Name of the read model.</summary>
    public string? ReadModel { get; init; }

    /// <summary>Number of the asset.</summary>
    public string? AssetTag { get; init; }

    /// <summary>The row as it reads at that time: rights that were given are news again shortly before they end.</summary>
    public NotificationRow ReadAt(DateTimeOffset at) =>
        Kind is NotificationKind.AccessGiven or NotificationKind.AccessApproved && ExpiresAt is { } end
        && end > at && end - Soon <= at && end - Soon > ToldAt
            ? this with { Kind = NotificationKind.AccessExpiring, ToldAt = end - Soon }
            : this;
}

/// <summary>Who is concerned, as rows note it and readers ask for it.</summary>
public static class Audience
{
    public static string Person(string login) => $"person:{login}";

    public static string Account(Guid id) => $"account:{id}";

    public static string Team(Guid id) => $"team:{id}";

    /// <summary>Everybody who holds that operation everywhere.</summary>
    public static string Holders(string operation) => $"holder:{operation}";

    /// <summary>Everybody who holds that operation there.</summary>
    public static string Holders(string operation, string organisation) => $"holder:{operation}:{organisation}";

    internal static ImmutableList<string> HoldersOf(string operation, string organisation) =>
        organisation == Reach.Everywhere ? [Holders(operation)] : [Holders(operation), Holders(operation, organisation)];
}
