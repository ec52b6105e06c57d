using System.Collections.Immutable;
using System.Globalization;
using NodaTime;

namespace EventSourcedOps.Domain.Services;

/// <summary>Hours that hold from a date on.</summary>
public sealed record WorkingHours(DateOnly From, ImmutableArray<WeeklyWindow> Windows);

/// <summary>When an organisation works: the clock by which agreements are measured.</summary>
public sealed record WorkingCalendar(
    Guid Id, string Organisation, string Name, string TimeZone, ImmutableArray<WorkingHours> Hours,
    ImmutableSortedDictionary<int, CalendarHolidaysDeclared> Years, ImmutableDictionary<DateOnly, DeclaredDay> Days)
    : IEvolve<WorkingCalendar, CalendarEvent>
{
    public const int MinutesOfDay = 24 * 60;

    public static WorkingCalendar Evolve(WorkingCalendar? state, CalendarEvent happened, DateTimeOffset at) => (state, happened) switch
    {
        (null, CalendarDefined e) => new(e.CalendarId, e.Organisation, e.Name, e.TimeZone, [new(DateOnly.MinValue, [.. e.Windows])],
            ImmutableSortedDictionary<int, CalendarHolidaysDeclared>.Empty, ImmutableDictionary<DateOnly, DeclaredDay>.Empty),
        ({ } now, CalendarWindowsChanged e)   => now with { Hours = now.With(new(e.From, [.. e.Windows])) },
        ({ } now, CalendarHolidaysDeclared e) => now.Declaring(now.Years.SetItem(e.Year, e)),
        _ => throw new InvalidOperationException($"{happened} cannot follow {state}."),
    };

    /// <summary>The windows of a local date as minutes of the day, in the order in which they were given.</summary>
    public IEnumerable<(int From, int To)> On(DateOnly date)
    {
        var day = Days.GetValueOrDefault(date);
        if (day is { Kind: DeclaredDayKind.DayOff }) return [];
        var weekday = day is null ? date.DayOfWeek : day.WindowsOf ?? DayOfWeek.Monday;
        return HoursOn(date).Windows.Where(window => window.Day == weekday)
            .Select(window => (MinuteOf(window.From)!.Value, MinuteOf(window.To)!.Value));
    }

    /// <summary>The local date of an instant.</summary>
    public DateOnly DateAt(DateTimeOffset at) => Instant.FromDateTimeOffset(at).InZone(Zone).Date.ToDateOnly();

    internal DateTimeZone Zone => DateTimeZoneProviders.Tzdb[TimeZone];

    /// <summary>"HH:mm" as minute of the day, "24:00" included; null when it is no such time.</summary>
    public static int? MinuteOf(string? time) => time switch
    {
        "24:00" => MinutesOfDay,
        _ when TimeOnly.TryParseExact(time, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var parsed)
            => (parsed.Hour * 60) + parsed.Minute,
        _ => null,
    };

    private WorkingHours HoursOn(DateOnly date)
    {
        var version = Hours.Length - 1;
        while (Hours[version].From > date) version--;
        return Hours[version];
    }

    private ImmutableArray<WorkingHours> With(WorkingHours changed) =>
        [.. Hours.Where(hours => hours.From != changed.From).Append(changed).OrderBy(hours => hours.From)];

    // A year's notice may speak of the last days of the year before it: the later notice wins.
    private WorkingCalendar Declaring(ImmutableSortedDictionary<int, CalendarHolidaysDeclared> years) => this with
    {
        Years = years,
        Days = ImmutableDictionary<DateOnly, DeclaredDay>.Empty.SetItems(
            years.Values.SelectMany(year => year.Days).Select(day => KeyValuePair.Create(day.Date, day))),
    };
}
