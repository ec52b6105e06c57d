using EventSourcedOps.Domain.Incidents;
using EventSourcedOps.Domain.Organisations;
using EventSourcedOps.Domain.Services;
using NodaTime;

namespace EventSourcedOps.Domain.Tests.Services;

internal sealed record NaivePromise(int Target, HashSet<HoldReason> Pausing, bool[] Worked);

/// <summary>
/// Four days with random calendars, agreements and a move in the tree, told twice: as events for the product, and as tables with
/// one entry for each minute for the simulator.
/// </summary>
internal sealed class NaiveWorld
{
    public const int Minutes = 4 * 24 * 60;
    public const string Home = "330106";
    public static readonly Guid[] Services = [new(1, 0, 0, new byte[8]), new(2, 0, 0, new byte[8])];

    // Around make-up days, the end of a year, and both changes of the clocks in Berlin and New York.
    private static readonly DateTimeOffset[] Beginnings =
    [
        Utc(2024, 9, 27), Utc(2024, 12, 29), Utc(2025, 3, 27), Utc(2025, 10, 23), Utc(2025, 3, 6), Utc(2026, 2, 12),
    ];

    private static readonly string[] Zones = ["Asia/Shanghai", "Europe/Berlin", "America/New_York", "Asia/Urumqi", "Australia/Lord_Howe"];

    private readonly Random random;
    private readonly List<AgreementVersionPublished> versions = [];
    private readonly Dictionary<Guid, bool[]> worked = [];
    private readonly int moveAt;
    private const int Cells = 2 * 5 * 2;
    private readonly NaivePromise?[] promises = new NaivePromise?[Minutes * Cells];

    public NaiveWorld(int seed)
    {
        random = new(seed);
        Begin = Beginnings[random.Next(Beginnings.Length)];
        moveAt = random.Next(3) == 0 ? random.Next(Minutes) : int.MaxValue;
        Plant("330000", OrganisationLevel.Province, null);
        Plant("330100", OrganisationLevel.City, "330000");
        Plant("330200", OrganisationLevel.City, "330000");
        Plant(Home, OrganisationLevel.County, "330100");
        for (var i = 0; i < 3; i++) AddCalendar();
        foreach (var code in (string[])["330000", "330000", "330100", "330200", Home])
            if (random.Next(3) > 0)
                AddAgreement(code);
        if (moveAt != int.MaxValue) Happen(new OrganisationMoved(Home, "330200"), moveAt);
        for (var minute = 0; minute < Minutes; minute++) WriteDown(minute);
    }

    public DateTimeOffset Begin { get; }

    public Landscape Landscape { get; private set; } = Landscape.Empty;

    public int MinuteOf(DateTimeOffset at) => (int)((at - Begin).Ticks / TimeSpan.TicksPerMinute);

    public NaivePromise? PromiseAt(int minute, Guid service, Priority priority, ClockKind kind) =>
        promises[Cell(minute, service == Services[0] ? 0 : 1, priority, kind)];

    private static int Cell(int minute, int service, Priority priority, ClockKind kind) =>
        (((((minute * 2) + service) * 5) + (int)priority) * 2) + (int)kind;

    private void WriteDown(int minute)
    {
        string[] lineage = [Home, minute >= moveAt ? "330200" : "330100", "330000"];
        var inForce = versions.Where(version => version.EffectiveFrom <= Begin.AddMinutes(minute))
            .GroupBy(version => version.AgreementId)
            .Select(agreement => agreement.MaxBy(version => (version.EffectiveFrom, version.Version))!)
            .OrderByDescending(version => version.EffectiveFrom).ThenByDescending(version => version.AgreementId).ToArray();
        var same = lineage.Concat(inForce.Cast<object>()).SequenceEqual(before);
        before = [.. lineage, .. inForce];
        if (same) promises.AsSpan(Cell(minute - 1, 0, 0, 0), Cells).CopyTo(promises.AsSpan(Cell(minute, 0, 0, 0)));
        for (var service = 0; service < 2 && !same; service++)
            foreach (var priority in Enum.GetValues<Priority>())
                foreach (var kind in Enum.GetValues<ClockKind>())
                    promises[Cell(minute, service, priority, kind)] = Search(lineage, inForce, Services[service], priority, kind);
    }

    private object[] before = [];

    private readonly Dictionary<(AgreementVersionPublished, int), NaivePromise> made = [];

    private NaivePromise? Search(
        string[] lineage, AgreementVersionPublished[] inForce, Guid service, Priority priority, ClockKind kind)
    {
        foreach (var code in lineage)
            foreach (var wanted in (Guid?[])[service, null])
                foreach (var version in inForce)
                    foreach (var rule in version.Rules)
                        if (version.Organisation == code && rule.ServiceId == wanted && rule.Priority == priority
                            && (kind == ClockKind.Response ? rule.ResponseMinutes : rule.ResolutionMinutes) is { } target)
                        {
                            if (!made.TryGetValue((version, target), out var promise))
                                made[(version, target)] = promise = new(target, [.. version.PausingReasons], worked[version.CalendarId]);
                            return promise;
                        }
        return null;
    }

    private void AddAgreement(string code)
    {
        var id = Ids.Derived("agreement", code, $"{versions.Count}");
        var count = random.Next(1, 4);
        for (var number = 1; number <= count; number++)
        {
            var effective = number == 1 && random.Next(2) == 0 ? Begin.AddDays(-40) : Begin.AddMinutes(random.Next(Minutes));
            var version = new AgreementVersionPublished(
                id, code, "Targets", number, effective, worked.Keys.ElementAt(random.Next(worked.Count)), [.. RandomRules()],
                [.. Enum.GetValues<HoldReason>().Where(_ => random.Next(2) == 0)]);
            versions.Add(version);
            Happen(version, -1);
        }
    }

    private IEnumerable<AgreementRule> RandomRules()
    {
        foreach (var service in (Guid?[])[null, .. Services.Select(id => (Guid?)id)])
            foreach (var priority in Enum.GetValues<Priority>())
                if (random.Next(service is null ? 5 : 2) > 0)
                    yield return new(service, priority, RandomTarget(), RandomTarget());
    }

    private int? RandomTarget() => random.Next(6) == 0 ? null : random.Next(1, random.Next(2) == 0 ? 20 : 150) * 10;

    private void AddCalendar()
    {
        var id = Ids.Derived("calendar", $"{worked.Count}");
        var zone = Zones[random.Next(Zones.Length)];
        var windows = random.Next(6) == 0
            ? Enum.GetValues<DayOfWeek>().Select(day => (Day: day, From: 0, To: 1440)).ToList()
            : Enum.GetValues<DayOfWeek>().SelectMany(RandomWindows).ToList();
        var days = new List<DeclaredDay>();
        for (var i = -1; i < 8; i++)
            if (random.Next(4) == 0)
                days.Add(new(DateOnly.FromDateTime(Begin.UtcDateTime).AddDays(i), (DeclaredDayKind)random.Next(2), "Feast",
                    random.Next(2) == 0 ? null : (DayOfWeek)random.Next(7)));
        var week = windows.Select(window => new WeeklyWindow(window.Day, Text(window.From), Text(window.To)));
        Happen(new CalendarDefined(id, "330000", "Hours", zone, [.. week]), -1);
        Happen(new CalendarHolidaysDeclared(id, Begin.Year, "Made up", false, days), -1);
        worked[id] = [.. Enumerable.Range(0, Minutes).Select(minute => IsWorked(Begin.AddMinutes(minute), zone, windows, days))];
    }

    private static bool IsWorked(
        DateTimeOffset at, string zone, List<(DayOfWeek Day, int From, int To)> windows, List<DeclaredDay> days)
    {
        var local = Instant.FromDateTimeOffset(at).InZone(DateTimeZoneProviders.Tzdb[zone]).LocalDateTime;
        var declared = days.Find(day => day.Date == local.Date.ToDateOnly());
        if (declared?.Kind == DeclaredDayKind.DayOff) return false;
        var weekday = declared is null ? local.Date.ToDateOnly().DayOfWeek : declared.WindowsOf ?? DayOfWeek.Monday;
        var time = (local.Hour * 60) + local.Minute;
        return windows.Exists(window => window.Day == weekday && window.From <= time && time < window.To);
    }

    private IEnumerable<(DayOfWeek Day, int From, int To)> RandomWindows(DayOfWeek day)
    {
        var edges = Enumerable.Range(0, 2 * random.Next(4)).Select(_ => random.Next(97) * 15).Distinct().Order().ToArray();
        for (var i = 0; i + 1 < edges.Length; i += 2) yield return (day, edges[i], edges[i + 1]);
    }

    private static string Text(int minute) => $"{minute / 60:00}:{minute % 60:00}";

    private void Plant(string code, OrganisationLevel level, string? parent) =>
        Happen(new OrganisationCreated(code, code, level, parent), -100_000);

    private void Happen(LandscapeEvent happened, int minute) => Landscape = Landscape.Evolve(Landscape, happened, Begin.AddMinutes(minute));

    private static DateTimeOffset Utc(int year, int month, int day) => new(year, month, day, 0, 0, 0, TimeSpan.Zero);
}
