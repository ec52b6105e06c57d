namespace EventSourcedOps.Domain.Services;

/// <summary>A span of every week during which people work.</summary>
/// <param name="Day">Day of the week on the calendar's own clock.</param>
/// <param name="From">Local time "HH:mm" at which work begins.</param>
/// <param name="To">Local time "HH:mm" at which work ends; "24:00" is the end of the day.</param>
public sealed record WeeklyWindow(DayOfWeek Day, string From, string To);

/// <summary>How a date differs from what its weekday says.</summary>
public enum DeclaredDayKind
{
    /// <summary>Nobody works, whatever the weekday.</summary>
    DayOff,

    /// <summary>A make-up workday (调休): people work, whatever the weekday.</summary>
    Workday,
}

/// <summary>A date that differs from what its weekday says.</summary>
/// <param name="Date">The date on the calendar's own clock.</param>
/// <param name="Kind">A holiday, or a make-up workday (调休).</param>
/// <param name="Name">What is celebrated or made up for.</param>
/// <param name="WindowsOf">For a make-up workday: the weekday whose hours it has; Monday unless told.</param>
public sealed record DeclaredDay(DateOnly Date, DeclaredDayKind Kind, string Name, DayOfWeek? WindowsOf = null);

/// <summary>A fact about one working calendar. Stored for ever: add fields as optional, never rename.</summary>
public abstract record CalendarEvent(Guid CalendarId) : LandscapeEvent;

[WireName("calendar.defined.v1")]
public sealed record CalendarDefined(
    Guid CalendarId, string Organisation, string Name, string TimeZone, IReadOnlyList<WeeklyWindow> Windows) : CalendarEvent(CalendarId);

/// <summary>Other hours from a date on; the days before it keep theirs.</summary>
[WireName("calendar.windows-changed.v1")]
public sealed record CalendarWindowsChanged(Guid CalendarId, DateOnly From, IReadOnlyList<WeeklyWindow> Windows)
    : CalendarEvent(CalendarId);

/// <summary>All holidays and make-up workdays of a year, instead of what was declared for that year before.</summary>
[WireName("calendar.holidays-declared.v1")]
public sealed record CalendarHolidaysDeclared(
    Guid CalendarId, int Year, string Source, bool Provisional, IReadOnlyList<DeclaredDay> Days) : CalendarEvent(CalendarId);
