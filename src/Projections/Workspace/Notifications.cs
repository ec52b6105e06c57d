using System.Collections.Immutable;
using EventSourcedOps.Domain.Access;
using EventSourcedOps.Domain.Assets;
using EventSourcedOps.Domain.Incidents;
using EventSourcedOps.Domain.Monitoring;
using EventSourcedOps.Domain.Projections;
using EventSourcedOps.Domain.Services;
using EventSourcedOps.Projections.EventLog;
using EventSourcedOps.Projections.ReadModels;
using static EventSourcedOps.Projections.ReadModels.ColumnKind;
using Kind = EventSourcedOps.Projections.Workspace.NotificationKind;

namespace EventSourcedOps.Projections.Workspace;

/// <summary>
/// What people should know: one row for each thing, with the newest news about it. A thing that is over concerns nobody and has no row.
/// </summary>
public sealed class Notifications : ReadModel<NotificationRow>
{
    public static readonly Notifications Model = new();

    public override string Name => "notifications";

    public override string? LabelledBy => "id";

    public override IReadOnlyList<Type> Events { get; } =
    [
        typeof(IncidentAssigned), typeof(IncidentReassigned), typeof(IncidentHandedOver), typeof(IncidentHandedBack),
        typeof(IncidentAccepted), typeof(IncidentReopened), typeof(IncidentClockWarned), typeof(IncidentClockBreached),
        typeof(MajorIncidentDeclared), typeof(IncidentCalled), typeof(IncidentCallUnanswered), typeof(IncidentClosed), typeof(IncidentMarkedDuplicate),
        typeof(AlertTransferred), typeof(AlertResolved),
        typeof(GrantGiven), typeof(PermissionRequested), typeof(PermissionRequestApproved), typeof(PermissionRequestRejected),
        typeof(GrantRevoked), typeof(BreakGlassAsked), typeof(BreakGlassApproved), typeof(BreakGlassRejected), typeof(BreakGlassEnded),
        typeof(BreakGlassReviewed), typeof(ReviewOpened), typeof(ReviewClosed), typeof(ProjectionPaused), typeof(ProjectionResumed),
        typeof(ProjectionFaultNoticed), typeof(ProjectionMended), typeof(AssetExpiryNoted), typeof(AssetCorrected), typeof(AssetScrapped),
    ];

    public override IReadOnlyList<RowColumn> Columns { get; } =
    [
        Column("told_at", Time, row => row.ToldAt),
        Column("audiences", Terms, row => row.Audiences),
    ];

    public override IReadOnlyList<string> Indexes { get; } = ["told_at"];

    public override NotificationRow? Evolve(Guid key, NotificationRow? row, Recorded happened) => happened.Fact switch
    {
        IncidentEvent e     => OfIncident(row, e, happened),
        AlertTransferred e  => News(null, Kind.AlertTransferred, happened) with { Audiences = [Audience.Person(e.To)] },
        AlertResolved       => null,
        GrantEvent e        => OfGrant(row, e, happened),
        BreakGlassEvent e   => OfBreakGlass(row, e, happened),
        ReviewOpened e      => News(null, Kind.ReviewOpened, happened) with
        {
            Where = e.Organisation, ExpiresAt = e.DueAt, Audiences = Audience.HoldersOf("review.decide", happened.Organisation),
        },
        ReviewClosed        => null,
        ProjectionEvent e   => OfProjection(row, e, happened),
        AssetEvent e        => OfAsset(row, e, happened),
        _                   => row,
    };

    // Before a team has it an incident is nobody's, and so nobody's news.
    private static NotificationRow? OfIncident(NotificationRow? row, IncidentEvent fact, Recorded happened) => (row, fact) switch
    {
        (_, IncidentAssigned e)          => Given(row, e.TeamId, e.Technician, happened),
        (_, IncidentReassigned e)        => e.TeamId is { } team ? Given(row, team, e.Technician, happened) : null,
        (_, IncidentClosed or IncidentMarkedDuplicate) => null,
        (null, _)                        => null,
        (_, IncidentHandedOver e)        => Given(row, row!.TeamId!.Value, e.Technician, happened),
        (_, IncidentHandedBack)          => Given(row, row!.TeamId!.Value, null, happened),
        // Taken up: the team need not look at it any more.
        (_, IncidentAccepted e)          => row! with { Technician = e.Technician, Audiences = [] },
        (_, IncidentReopened)            => ToWhoeverHasIt(row!, Kind.IncidentReopened, happened),
        (_, IncidentClockWarned e)       => ToWhoeverHasIt(row!, Kind.ClockWarned, happened) with { Clock = e.Kind, Percent = e.Percent },
        (_, IncidentClockBreached e)     => ToEverybodyOfIt(row!, Kind.ClockBreached, happened) with { Clock = e.Kind },
        (_, MajorIncidentDeclared)       => ToEverybodyOfIt(row!, Kind.MajorIncident, happened),
        (_, IncidentCalled e)            => News(row, Kind.IncidentCalled, happened) with
        {
            Audiences = e.People.Count > 0 ? [.. e.People.Select(called => Audience.Person(called.Person))] : row!.Audiences,
        },
        (_, IncidentCallUnanswered)      => ToEverybodyOfIt(row!, Kind.CallUnanswered, happened),
        _                                => row,
    };

    private static NotificationRow Given(NotificationRow? row, Guid team, string? technician, Recorded happened) =>
        ToWhoeverHasIt((row ?? News(null, Kind.IncidentQueued, happened)) with { TeamId = team, Technician = technician },
            technician is null ? Kind.IncidentQueued : Kind.IncidentAssigned, happened);

    private static NotificationRow ToWhoeverHasIt(NotificationRow row, Kind kind, Recorded happened) =>
        News(row, kind, happened) with
        {
            Audiences = row.Technician is { } person ? [Audience.Person(person)] : [Audience.Team(row.TeamId!.Value)],
        };

    private static NotificationRow ToEverybodyOfIt(NotificationRow row, Kind kind, Recorded happened) =>
        News(row, kind, happened) with
        {
            Audiences = row.Technician is { } person
                ? [Audience.Person(person), Audience.Team(row.TeamId!.Value)]
                : [Audience.Team(row.TeamId!.Value)],
        };

    private static NotificationRow? OfGrant(NotificationRow? row, GrantEvent fact, Recorded happened) => (row, fact) switch
    {
        // What a provider gives at each sign-in is no news.
        (_, GrantGiven { SubjectKind: SubjectKind.Account, Provider: null } e) => News(null, Kind.AccessGiven, happened) with
        {
            Role = e.Role, Where = e.Organisation, Account = e.Subject, ExpiresAt = e.ExpiresAt, Audiences = [Audience.Account(e.Subject)],
        },
        (_, PermissionRequested e) => News(null, Kind.AccessRequested, happened) with
        {
            Role = e.Role, Where = e.Organisation, Account = e.Account, ExpiresAt = e.ExpiresAt,
            Audiences = Audience.HoldersOf("grant.decide-request", happened.Organisation),
        },
        (null, _)                      => null,
        (_, PermissionRequestApproved) => ToItsAccount(row, Kind.AccessApproved, happened),
        (_, PermissionRequestRejected) => ToItsAccount(row, Kind.AccessRejected, happened) with { ExpiresAt = null },
        (_, GrantRevoked)              => ToItsAccount(row, Kind.AccessRevoked, happened) with { ExpiresAt = null },
        _                              => row,
    };

    // A promise that was prolonged, and an asset that is gone, concern nobody.
    private static NotificationRow? OfAsset(NotificationRow? row, AssetEvent fact, Recorded happened) => (row, fact) switch
    {
        (_, AssetExpiryNoted e) => News(null, e.Term == AssetTerm.Warranty ? Kind.AssetWarrantyEnding : Kind.AssetMaintenanceEnding, happened) with
        {
            ExpiresAt = Depreciation.Begin(e.Until), AssetTag = e.Tag,
            Audiences = Audience.HoldersOf("asset.correct", happened.Organisation),
        },
        ({ } now, AssetCorrected e) =>
            e.Facts.Until(now.Kind == Kind.AssetWarrantyEnding ? AssetTerm.Warranty : AssetTerm.Maintenance) is { } until
                && Depreciation.Begin(until) == now.ExpiresAt
                ? now with { AssetTag = e.Facts.Tag } : null,
        _ => null,
    };

    private static NotificationRow? OfBreakGlass(NotificationRow? row, BreakGlassEvent fact, Recorded happened) => (row, fact) switch
    {
        (_, BreakGlassAsked e) => News(null, Kind.BreakGlassAsked, happened) with
        {
            Role = e.Role, Where = e.Organisation, Account = e.Account,
            Audiences = Audience.HoldersOf("break-glass.approve", happened.Organisation),
        },
        (null, _) => null,
        // An alarm for everybody who keeps watch, not only for the one who asked.
        (_, BreakGlassApproved e) => ToItsAccount(row, Kind.BreakGlassApproved, happened) with
        {
            ExpiresAt = e.EndsAt,
            Audiences = Audience.HoldersOf("break-glass.review", happened.Organisation).Add(Audience.Account(row.Account!.Value)),
        },
        (_, BreakGlassRejected) => ToItsAccount(row, Kind.BreakGlassRejected, happened),
        (_, BreakGlassEnded)    => News(row, Kind.BreakGlassEnded, happened) with
        {
            ExpiresAt = null, Audiences = Audience.HoldersOf("break-glass.review", happened.Organisation),
        },
        _ => null,
    };

    private static NotificationRow? OfProjection(NotificationRow? row, ProjectionEvent fact, Recorded happened)
    {
        return fact switch
        {
            ProjectionPaused                                           => Told(Kind.ProjectionPaused),
            ProjectionFaultNoticed { Fault: ProjectionFault.RowsHeld } => Told(Kind.ProjectionRowsHeld),
            ProjectionFaultNoticed                                     => Told(Kind.ProjectionStandstill),
            ProjectionResumed or ProjectionMended                      => null,
            _                                                          => row,
        };

        NotificationRow Told(Kind kind) => News(null, kind, happened) with
        {
            ReadModel = fact.Model, Audiences = Audience.HoldersOf("projection.resume", happened.Organisation),
        };
    }

    private static NotificationRow ToItsAccount(NotificationRow row, Kind kind, Recorded happened) =>
        News(row, kind, happened) with { Audiences = row.Account is { } account ? [Audience.Account(account)] : [] };

    /// <summary>The row with something newer to tell; what an earlier one told in particular is gone.</summary>
    private static NotificationRow News(NotificationRow? row, Kind kind, Recorded happened) =>
        (row ?? new(happened.Stream, happened.Organisation, kind, happened.RecordedAt, happened.By)) with
        {
            Kind = kind, ToldAt = happened.RecordedAt, By = happened.By, Clock = null, Percent = null,
        };
}
