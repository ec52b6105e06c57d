using EventSourcedOps.Domain.Organisations;
using NodaTime;

namespace EventSourcedOps.Domain.Services;

using Decision = Decision<CalendarEvent>;
using static CalendarRefusals;

public static class CalendarDecisions
{
    extension(WorkingCalendar? calendar)
    {
        public Decision Define(CalendarDefined wanted, Landscape landscape) =>
            calendar is not null ? AlreadyExists
            : DateTimeZoneProviders.Tzdb.GetZoneOrNull(wanted.TimeZone) is null ? UnknownTimeZone
            : WhyNot(wanted.Windows) is { } refusal ? refusal
            : landscape.OrganisationOf(wanted.Organisation) switch
            {
                null             => OrganisationRefusals.Unknown,
                { Closed: true } => OrganisationRefusals.Closed,
                _                => wanted,
            };

        /// <summary>Only from today on: hours that people have worked by are not rewritten.</summary>
        public Decision ChangeWindows(DateOnly from, IReadOnlyList<WeeklyWindow> windows, DateTimeOffset at) =>
            calendar is null ? Unknown
            : WhyNot(windows) is { } refusal ? refusal
            : from < calendar.DateAt(at) ? StartsInThePast
            : new CalendarWindowsChanged(calendar.Id, from, windows);

        public Decision DeclareHolidays(int year, string source, bool provisional, IReadOnlyList<DeclaredDay> days)
        {
            if (calendar is null) return Unknown;
            if (days.DistinctBy(day => day.Date).Count() != days.Count) return SameDayTwice;
            if (days.Any(day => day.Date < FirstDay(year) || day.Date > LastDay(year))) return DayOutsideYear;
            var same = calendar.Years.GetValueOrDefault(year) is { } before
                && before.Source == source && before.Provisional == provisional && before.Days.SequenceEqual(days);
            return same ? Decision.Nothing : new CalendarHolidaysDeclared(calendar.Id, year, source, provisional, days);
        }
    }

    // Notices speak of the days around the turn of the year too: New Year's holiday of 2023 began on 31 December 2022.
    private static DateOnly FirstDay(int year) => new(year - 1, 12, 1);
    private static DateOnly LastDay(int year) => new(year + 1, 1, 31);

    /// <summary>Why hours of the week cannot be; null when they can.</summary>
    internal static Refusal? WhyNot(IReadOnlyList<WeeklyWindow> windows)
    {
        var spans = windows
            .Select(window => (window.Day, From: WorkingCalendar.MinuteOf(window.From), To: WorkingCalendar.MinuteOf(window.To)))
            .OrderBy(span => span.Day).ThenBy(span => span.From).ToArray();
        if (spans.Any(span => span.From is null || span.To is null || span.From >= span.To)) return InvalidWindow;
        return spans.Zip(spans.Skip(1)).Any(pair => pair.First.Day == pair.Second.Day && pair.Second.From < pair.First.To)
            ? OverlappingWindows
            : null;
    }
}

public static class CalendarRefusals
{
    public static readonly Refusal Unknown = new("calendar.unknown", "There is no such calendar.");
    public static readonly Refusal AlreadyExists = new("calendar.already-exists", "There is a calendar of this id already.", "calendarId");
    public static readonly Refusal UnknownTimeZone = new("calendar.unknown-time-zone",
        "The tz database has no such time zone.", "timeZone");
    public static readonly Refusal InvalidWindow = new("calendar.invalid-window", "A window goes from HH:mm to a later HH:mm.", "windows");
    public static readonly Refusal OverlappingWindows = new("calendar.overlapping-windows", "Two windows of one day overlap.", "windows");
    public static readonly Refusal StartsInThePast = new("calendar.starts-in-the-past", "Hours change today or later.", "from");
    public static readonly Refusal SameDayTwice = new("calendar.same-day-twice", "A date is declared twice.", "days");
    public static readonly Refusal DayOutsideYear = new("calendar.day-outside-year", "A date does not belong to the year.", "days");
}
