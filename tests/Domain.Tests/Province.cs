using System.Text.Json;
using System.Text.Json.Serialization;
using EventSourcedOps.Domain.Incidents;
using EventSourcedOps.Domain.Organisations;
using EventSourcedOps.Domain.People;
using EventSourcedOps.Domain.Services;

namespace EventSourcedOps.Domain.Tests;

/// <summary>A small landscape that tests start from: Zhejiang, Hangzhou, Xihu, one team, one service, office hours.</summary>
internal static class Province
{
    public const string Zhejiang = "330000";
    public const string Hangzhou = "330100";
    public const string Ningbo = "330200";
    public const string Xihu = "330106";
    public const string Bureau = "330106-DSJ";

    public static readonly DateTimeOffset Monday = new(2025, 3, 3, 0, 0, 0, TimeSpan.FromHours(8));
    public static readonly Guid Team = Ids.Derived("team", "cloud");
    public static readonly Guid Portal = Ids.Derived("service", "portal");
    public static readonly Guid Office = Ids.Derived("calendar", "office");

    public static readonly IReadOnlyList<WeeklyWindow> OfficeHours =
    [
        .. Enumerable.Range(1, 5).SelectMany(day => (WeeklyWindow[])
            [new((DayOfWeek)day, "09:00", "12:00"), new((DayOfWeek)day, "13:00", "18:00")]),
    ];

    public static readonly Landscape Standing = Landscape.Empty.With(
        new OrganisationCreated(Zhejiang, "浙江省", OrganisationLevel.Province, null),
        new OrganisationCreated(Hangzhou, "杭州市", OrganisationLevel.City, Zhejiang),
        new OrganisationCreated(Ningbo, "宁波市", OrganisationLevel.City, Zhejiang),
        new OrganisationCreated(Xihu, "西湖区", OrganisationLevel.County, Hangzhou),
        new TeamCreated(Team, Hangzhou, "Cloud", ["lin", "wang"]),
        new ServiceRegistered(Portal, "Portal", Hangzhou, Team, Criticality.High, []),
        new CalendarDefined(Office, Zhejiang, "Office hours", "Asia/Shanghai", OfficeHours));

    extension(Landscape landscape)
    {
        public Landscape With(params IEnumerable<LandscapeEvent> happened) => landscape.With(Monday.AddYears(-1), happened);

        public Landscape With(DateTimeOffset at, params IEnumerable<LandscapeEvent> happened) =>
            happened.Aggregate(landscape, (now, next) => Landscape.Evolve(now, next, at));
    }

    /// <summary>A version that allows those minutes to resolve anything of that priority.</summary>
    public static AgreementVersionPublished Promise(
        int version, DateTimeOffset from, int minutes, Guid? service = null, string organisation = Zhejiang) => new(
        Ids.Derived("agreement", organisation), organisation, "Targets", version, from, Office,
        [new(service, Priority.Moderate, null, minutes)], [HoldReason.AwaitingUser]);

    public static readonly JsonSerializerOptions Wire = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    extension<TEvent>(Decision<TEvent> decision) where TEvent : class
    {
        /// <summary>Like ShouldRecord, for facts with lists in them: the same on the wire.</summary>
        public void ShouldTell(TEvent expected)
        {
            decision.Refusal.ShouldBeNull();
            OnWire(decision.Events.ShouldHaveSingleItem()).ShouldBe(OnWire(expected));
        }
    }

    public static string OnWire(object happened) => JsonSerializer.Serialize(happened, happened.GetType(), Wire);
}
