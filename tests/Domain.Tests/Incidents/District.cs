using EventSourcedOps.Domain.Incidents;
using EventSourcedOps.Domain.Organisations;
using EventSourcedOps.Domain.People;
using EventSourcedOps.Domain.Services;

namespace EventSourcedOps.Domain.Tests.Incidents;

/// <summary>A small place for incidents to happen in: two teams, two services, one agreement round the clock.</summary>
internal static class District
{
    public const string Province = "330000";

    public static readonly DateTimeOffset Nine = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    public static readonly Guid Network = Ids.Derived("team", "network");
    public static readonly Guid Platform = Ids.Derived("team", "platform");
    public static readonly Guid Disbanded = Ids.Derived("team", "disbanded");
    public static readonly Guid Portal = Ids.Derived("service", "portal");
    public static readonly Guid Archive = Ids.Derived("service", "archive");
    public static readonly Guid Fax = Ids.Derived("service", "fax");
    public static readonly Guid Original = Ids.Derived("incident", "original");
    public static readonly Guid Self = Ids.Derived("incident", "self");

    private static readonly Guid AllDay = Ids.Derived("calendar", "all day");
    private static readonly Guid Promise = Ids.Derived("agreement", "province");

    /// <summary>No agreement applies.</summary>
    public static readonly Landscape Unpromised = Fold(
        Landscape.Empty,
        new OrganisationCreated(Province, "Zhejiang", OrganisationLevel.Province, null),
        new TeamCreated(Network, Province, "Network", ["lin", "wang"]),
        new TeamCreated(Platform, Province, "Platform", ["zhao"]),
        Roster(Network, "lin", "wang"),
        Roster(Platform, "zhao"),
        new CallPlanPublished(
            Network, Province, 1, Nine.AddYears(-1), [new(1, [], [], 5), new(null, ["chief"], [], 10)], Rounds: 2, LeastPriority: Priority.Moderate),
        new TeamCreated(Disbanded, Province, "Disbanded", []),
        new TeamClosed(Disbanded),
        new ServiceRegistered(Portal, "Portal", Province, Network, Criticality.High, []),
        new ServiceRegistered(Archive, "Archive", Province, Platform, Criticality.Low, []),
        new ServiceRegistered(Fax, "Fax", Province, Platform, Criticality.Low, []),
        new ServiceRetired(Fax),
        new CalendarDefined(
            AllDay, Province, "All day", "UTC", [.. Enum.GetValues<DayOfWeek>().Select(day => new WeeklyWindow(day, "00:00", "24:00"))]));

    /// <summary>Moderate: an hour to respond, eight to resolve; critical: a quarter, and one. Waiting for users stops it.</summary>
    public static readonly Landscape Promised = WithAgreement(Unpromised, 1, moderateHours: 8, Nine.AddYears(-1));

    public static Landscape WithAgreement(Landscape landscape, int version, int moderateHours, DateTimeOffset from) => Fold(
        landscape,
        new AgreementVersionPublished(
            Promise, Province, "Province", version, from, AllDay,
            [
                new(null, Priority.Critical, 15, 60), new(null, Priority.High, 30, 240),
                new(null, Priority.Moderate, 60, moderateHours * 60),
                new(Archive, Priority.Moderate, 120, 2 * moderateHours * 60),
            ],
            [HoldReason.AwaitingUser]));

    public static Circumstances At(DateTimeOffset at, Landscape? landscape = null, Func<Guid, Incident?>? other = null) =>
        new(at, at, "lin", landscape ?? Unpromised, other ?? (_ => null)) { NewNumber = prefix => $"{prefix}0000001" };

    public static readonly IncidentReport Report =
        new(Province, "Portal is down", null, Channel.Phone, Portal, null, "Mrs Chen", null, null);

    public static readonly IncidentEvent Reported = new IncidentReported(
        "INC0000001", Province, "Portal is down", null, Channel.Phone, Portal, null, "Mrs Chen", Nine, null);
    public static readonly IncidentEvent Triaged =
        new IncidentTriaged("Network", null, Impact.Medium, Urgency.Medium, Priority.Moderate, 0);
    public static readonly IncidentEvent Assigned = new IncidentAssigned(Network, "lin");
    public static readonly IncidentEvent Accepted = new IncidentAccepted("lin");
    public static readonly IncidentEvent Resolved = new IncidentResolved("fixed", "Restarted the gateway");
    public static readonly IncidentEvent Closed = new IncidentClosed(Closure.Confirmed, null);

    public static Incident? Given(params IEnumerable<IncidentEvent> history) =>
        history.Aggregate((Incident?)null, (state, happened) => Incident.Evolve(state, happened, Nine));

    /// <summary>In turn, a week each, from nine in the morning on.</summary>
    public static RosterPublished Roster(Guid team, params string[] people) =>
        new(team, Province, 1, Nine.AddYears(-1), "UTC", [new("Weeks", 1, people, new(2025, 1, 6), 7, "09:00", [])], TakesQueue: true);

    private static Landscape Fold(Landscape landscape, params LandscapeEvent[] facts) =>
        facts.Aggregate(landscape, (state, fact) => Landscape.Evolve(state, fact, Nine.AddYears(-2)));
}
