using EventSourcedOps.Domain.Services;
using static EventSourcedOps.Domain.Tests.Province;

namespace EventSourcedOps.Domain.Tests.Services;

public sealed class CalendarTests
{
    private static WorkingCalendar? None => null;
    private static readonly CalendarDefined Night = new(
        Team, Zhejiang, "Night", "Asia/Shanghai", [new(DayOfWeek.Monday, "18:00", "24:00")]);

    [Fact]
    public void A_calendar_is_defined_with_windows_that_make_sense()
    {
        None.Define(Night, Standing).ShouldTell(Night);
        None.Define(Night with { TimeZone = "Asia/Hangzhou" }, Standing).ShouldRefuse(CalendarRefusals.UnknownTimeZone);
        None.Define(With("12:00", "12:00"), Standing).ShouldRefuse(CalendarRefusals.InvalidWindow);
        None.Define(With("24:00", "24:00"), Standing).ShouldRefuse(CalendarRefusals.InvalidWindow);
        None.Define(With("9:00", "12:00"), Standing).ShouldRefuse(CalendarRefusals.InvalidWindow);
        None.Define(With("17:00", "19:00", [.. Night.Windows]), Standing).ShouldRefuse(CalendarRefusals.OverlappingWindows);
        None.Define(With("17:00", "18:00", [.. Night.Windows]), Standing).Refusal.ShouldBeNull();
        Standing.CalendarOf(Office).Define(Night, Standing).ShouldRefuse(CalendarRefusals.AlreadyExists);
    }

    [Fact]
    public void Hours_change_from_a_date_on()
    {
        var changed = new CalendarWindowsChanged(Office, new(2025, 3, 10), Night.Windows);
        Standing.CalendarOf(Office).ChangeWindows(changed.From, changed.Windows, Monday).ShouldTell(changed);
        Standing.CalendarOf(Office).ChangeWindows(new(2025, 3, 2), changed.Windows, Monday).ShouldRefuse(CalendarRefusals.StartsInThePast);

        var calendar = Standing.With(changed).CalendarOf(Office)!;
        calendar.On(new(2025, 3, 3)).ShouldBe([(540, 720), (780, 1080)]);
        calendar.On(new(2025, 3, 10)).ShouldBe([(1080, 1440)]);
    }

    [Fact]
    public void A_make_up_workday_has_the_hours_of_the_weekday_it_stands_for()
    {
        DeclaredDay[] days =
        [
            new(new(2025, 1, 28), DeclaredDayKind.DayOff, "春节"),
            new(new(2025, 1, 26), DeclaredDayKind.Workday, "春节调休"),
            new(new(2025, 2, 8), DeclaredDayKind.Workday, "春节调休", DayOfWeek.Sunday),
        ];
        var declared = new CalendarHolidaysDeclared(Office, 2025, "国办发明电〔2024〕12号", false, days);
        var before = Standing.CalendarOf(Office)!;
        before.DeclareHolidays(2025, declared.Source, false, days).ShouldTell(declared);

        var calendar = Standing.With(declared).CalendarOf(Office)!;
        before.On(new(2025, 1, 26)).ShouldBeEmpty();
        calendar.On(new(2025, 1, 26)).ShouldBe([(540, 720), (780, 1080)]);
        calendar.On(new(2025, 1, 28)).ShouldBeEmpty();
        calendar.On(new(2025, 2, 8)).ShouldBeEmpty();
        calendar.DeclareHolidays(2025, declared.Source, false, days).ShouldRecordNothing();
        calendar.DeclareHolidays(2025, declared.Source, false, [days[0], days[0]]).ShouldRefuse(CalendarRefusals.SameDayTwice);
        calendar.DeclareHolidays(2027, declared.Source, false, days).ShouldRefuse(CalendarRefusals.DayOutsideYear);
    }

    [Fact]
    public void A_second_notice_for_a_year_replaces_the_first()
    {
        var first = new CalendarHolidaysDeclared(Office, 2027, "Law", true, [new(new(2027, 1, 1), DeclaredDayKind.DayOff, "元旦")]);
        var second = first with { Source = "Notice", Provisional = false, Days = [new(new(2027, 1, 4), DeclaredDayKind.DayOff, "元旦")] };
        var calendar = Standing.With(first, second).CalendarOf(Office)!;

        calendar.On(new(2027, 1, 1)).ShouldNotBeEmpty();
        calendar.On(new(2027, 1, 4)).ShouldBeEmpty();
        calendar.Years[2027].Provisional.ShouldBeFalse();
    }

    private static CalendarDefined With(string from, string to, params WeeklyWindow[] more) =>
        Night with { Windows = [new(DayOfWeek.Monday, from, to), .. more] };
}
