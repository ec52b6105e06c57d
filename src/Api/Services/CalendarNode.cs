using EventSourcedOps.Api.Organisations;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Services;
using GraphQL;

namespace EventSourcedOps.Api.Services;

/// <summary>When an organisation works: the clock by which agreements are measured.</summary>
[GraphQLMetadata("WorkingCalendar")]
public sealed class CalendarNode(WorkingCalendar calendar, Landscape landscape)
{
    /// <summary>Its id.</summary>
    public Guid Id => calendar.Id;

    /// <summary>What people call it.</summary>
    public string Name => calendar.Name;

    /// <summary>Its time zone by the IANA name, such as Asia/Shanghai.</summary>
    public string TimeZone => calendar.TimeZone;

    /// <summary>The organisation that works by it.</summary>
    public OrganisationNode? Organisation => OrganisationNode.Of(calendar.Organisation, landscape);

    /// <summary>The hours of the week, the earliest first; each holds until the next.</summary>
    public IEnumerable<CalendarHours> Hours => calendar.Hours.Select(hours => new CalendarHours(
        hours.From == DateOnly.MinValue ? null : hours.From,
        [.. hours.Windows.Select(window => new CalendarWindow(window.Day, window.From, window.To))]));

    /// <summary>Holidays and make-up workdays, by year.</summary>
    /// <param name="year">Only that year.</param>
    public IEnumerable<CalendarYear> Years(int? year = null) => calendar.Years.Values
        .Where(declared => year is null || declared.Year == year)
        .Select(declared => new CalendarYear(declared.Year, declared.Source, declared.Provisional,
            [.. declared.Days.Select(day => new CalendarDay(day.Date, day.Kind, day.Name, day.WindowsOf))]));
}

/// <summary>Hours of the week that hold from a date on.</summary>
/// <param name="From">The first date; null for those that the calendar began with.</param>
/// <param name="Windows">Spans during which people work.</param>
public sealed record CalendarHours(DateOnly? From, IReadOnlyList<CalendarWindow> Windows);

/// <summary>A span of every week during which people work.</summary>
/// <param name="Day">Day of the week on the calendar's own clock.</param>
/// <param name="From">Local time HH:mm at which work begins.</param>
/// <param name="To">Local time HH:mm at which work ends.</param>
public sealed record CalendarWindow(DayOfWeek Day, string From, string To);

/// <summary>What was declared for a year.</summary>
/// <param name="Year">The year.</param>
/// <param name="Source">The notice or law that says so.</param>
/// <param name="Provisional">True until the official notice is out.</param>
/// <param name="Days">Dates that differ from what their weekday says.</param>
public sealed record CalendarYear(int Year, string Source, bool Provisional, IReadOnlyList<CalendarDay> Days);

/// <summary>A date that differs from what its weekday says.</summary>
/// <param name="Date">The date on the calendar's own clock.</param>
/// <param name="Kind">A holiday, or a make-up workday.</param>
/// <param name="Name">What is celebrated or made up for.</param>
/// <param name="WindowsOf">For a make-up workday, the weekday whose hours it has.</param>
public sealed record CalendarDay(DateOnly Date, DeclaredDayKind Kind, string Name, DayOfWeek? WindowsOf);
