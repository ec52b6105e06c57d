using EventSourcedOps.Application.Organisations;
using EventSourcedOps.Application.People;
using EventSourcedOps.Application.Services;
using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Incidents;
using EventSourcedOps.Domain.People;
using EventSourcedOps.Domain.Services;

namespace EventSourcedOps.Application.Seeding;

/// <summary>
/// The demo province before anything goes wrong in it: what of it the landscape lacks, as commands with their times. What is there
/// already, by an earlier run or by other hands, is left as it is.
/// </summary>
internal sealed class DemoProvince(Landscape landscape, DateTimeOffset founded, DateTimeOffset revised)
{
    private const string Top = "330000";
    private const string Zone = "Asia/Shanghai";

    private static readonly DateOnly FirstMonday = new(2025, 1, 6);

    public static readonly Guid WorkHours = Id("calendar", "work-hours");
    private static readonly Guid AllDay = Id("calendar", "all-day");
    private static readonly Guid General = Id("agreement", "general");
    private static readonly Guid Vital = Id("agreement", "hangzhou");

    public static Guid TeamOf(string key) => Id("team", key);
    public static Guid ServiceOf(string key) => Id("service", key);

    public IEnumerable<(Command Command, DateTimeOffset At)> Missing() =>
        Organisations().Concat(Teams()).Concat(Services()).Concat(Calendars()).Concat(Matrix()).Select(command => (command, founded))
            .Concat(Rosters().Concat(CallPlans()).Select(command => (command, founded))).Concat(Agreements(version: 1, founded)).Concat(Agreements(version: 2, revised));

    private IEnumerable<Command> Organisations() => DemoWords.Places
        .Where(place => landscape.OrganisationOf(place.Code) is null)
        .Select(place => new CreateOrganisation(Id("create", place.Code), place.Code, place.Name, place.Parent));

    private IEnumerable<Command> Teams() => DemoWords.Teams
        .Where(team => landscape.TeamOf(TeamOf(team.Key)) is null)
        .Select(team => new CreateTeam(Id("create-team", team.Key), TeamOf(team.Key), team.Organisation, team.Name, team.Members));

    /// <summary>Days and nights at the service desk of the province; elsewhere a week each, with the next one behind.</summary>
    private IEnumerable<Command> Rosters() =>
        from team in DemoWords.Teams
        where team.Members.Length > 2 && landscape.RosterOf(TeamOf(team.Key)) is null
        select new PublishRoster(
            Id("roster", team.Key), TeamOf(team.Key), team.Organisation, Zone, [.. team.Key == "desk" ? DaysAndNights(team) : Weeks(team)], founded);

    /// <summary>Whoever is on call, then whoever stands behind, then the head of the team; twice.</summary>
    private IEnumerable<Command> CallPlans() =>
        from team in DemoWords.Teams
        where team.Members.Length > 2 && landscape.CallPlanOf(TeamOf(team.Key)) is null
        select new PublishCallPlan(
            Id("call-plan", team.Key), TeamOf(team.Key), team.Organisation,
            [new(1, [], [], 5), .. team.Key == "desk" ? (CallStep[])[] : [new CallStep(2, [], [], 10)], new(null, [team.Members[0]], [], 15)],
            Rounds: 2, Priority.High, founded);

    private static IEnumerable<OnCallLayer> Weeks(DemoTeam team) =>
    [
        new("轮值", 1, team.Members, FirstMonday, 7, "09:00", []),
        new("备班", 2, [.. team.Members.Skip(1), team.Members[0]], FirstMonday, 7, "09:00", []),
    ];

    private static IEnumerable<OnCallLayer> DaysAndNights(DemoTeam team) =>
    [
        new("白班", 1, team.Members, FirstMonday, 1, "08:00", [.. Week(_ => [("08:00", "20:00")])]),
        new("夜班", 1, [.. team.Members.Reverse()], FirstMonday, 1, "08:00", []),
    ];

    private IEnumerable<Command> Services() => DemoWords.Services
        .Where(service => landscape.ServiceOf(ServiceOf(service.Key)) is null)
        .Select(service => new RegisterService(
            Id("register", service.Key), ServiceOf(service.Key), service.Name, service.Organisation, TeamOf(service.Owner),
            service.Criticality, [TeamOf("desk"), TeamOf("application")]));

    private IEnumerable<Command> Calendars()
    {
        if (landscape.CalendarOf(WorkHours) is null)
            yield return new DefineCalendar(Id("define", "work-hours"), WorkHours, Top, "政府工作时间", Zone, [.. Week(Office)]);
        if (landscape.CalendarOf(AllDay) is null)
            yield return new DefineCalendar(Id("define", "all-day"), AllDay, Top, "全天候", Zone, [.. Week(_ => [("00:00", "24:00")])]);
        // Declaring the same days again would be another version of the same notice; the id keeps it at one.
        foreach (var year in ChinaHolidays.Years)
            yield return year.For(WorkHours, Id("holidays", year.Year.ToString(System.Globalization.CultureInfo.InvariantCulture)));
    }

    private IEnumerable<Command> Matrix()
    {
        if (!landscape.Matrices.ContainsKey(Top))
            yield return new PublishPriorityMatrix(Id("matrix"), Top,
            [
                .. from impact in Enum.GetValues<Impact>() from urgency in Enum.GetValues<Urgency>()
                   select new MatrixCell(impact, urgency, PriorityMatrix.BuiltIn(impact, urgency).Priority),
            ]);
    }

    /// <summary>The second version promises more, for those who had to be faster before.</summary>
    private IEnumerable<(Command, DateTimeOffset)> Agreements(int version, DateTimeOffset from)
    {
        var faster = version == 1 ? 1.0 : 0.75;
        if ((landscape.AgreementOf(General)?.LatestVersion ?? 0) < version)
            yield return (new PublishAgreement(
                Id("agreement", "general", $"{version}"), General, Top, "全省通用服务级别协议", from, WorkHours, [.. Rules(null, faster)],
                [HoldReason.AwaitingUser, HoldReason.AwaitingEvidence]), from);
        if ((landscape.AgreementOf(Vital)?.LatestVersion ?? 0) < version)
            yield return (new PublishAgreement(
                Id("agreement", "hangzhou", $"{version}"), Vital, "330100", "杭州市全天候服务级别协议", from, AllDay,
                [.. Rules(null, 2 * faster), .. Rules(ServiceOf("identity"), faster), .. Rules(ServiceOf("network"), faster)],
                [HoldReason.AwaitingUser, HoldReason.AwaitingSupplier]), from);
    }

    private static IEnumerable<AgreementRule> Rules(Guid? service, double share)
    {
        (Priority Priority, int Response, int Resolution)[] promises =
        [
            (Priority.Critical, 15, 240), (Priority.High, 30, 480), (Priority.Moderate, 120, 1_440), (Priority.Low, 240, 2_880),
            (Priority.Planning, 480, 9_600),
        ];
        return promises.Select(promise => new AgreementRule(
            service, promise.Priority, Math.Max(1, (int)(promise.Response * share)), Math.Max(1, (int)(promise.Resolution * share))));
    }

    private static IEnumerable<WeeklyWindow> Week(Func<DayOfWeek, IEnumerable<(string From, string To)>> hours) =>
        Enum.GetValues<DayOfWeek>().SelectMany(day => hours(day).Select(span => new WeeklyWindow(day, span.From, span.To)));

    private static IEnumerable<(string, string)> Office(DayOfWeek day) =>
        day is DayOfWeek.Saturday or DayOfWeek.Sunday ? [] : [("08:30", "12:00"), ("14:00", "17:30")];

    private static Guid Id(params ReadOnlySpan<string> what) => Ids.Derived(["demo", .. what]);
}
