using System.Globalization;
using EventSourcedOps.Application.Services;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Services;

namespace EventSourcedOps.Api.Tests.Services;

public sealed class ChinaHolidaysTests
{
    [Theory]
    [InlineData(2024, 28, 8, "国办发明电〔2023〕7号")]
    [InlineData(2025, 28, 5, "国办发明电〔2024〕12号")]
    [InlineData(2026, 33, 6, "国办发明电〔2025〕7号")]
    [InlineData(2027, 13, 0, "全国年节及纪念日放假办法")]
    public void A_year_has_the_days_of_its_notice(int number, int daysOff, int workdays, string source)
    {
        var year = Year(number);

        year.Days.Count(day => day.Kind == DeclaredDayKind.DayOff).ShouldBe(daysOff);
        year.Days.Count(day => day.Kind == DeclaredDayKind.Workday).ShouldBe(workdays);
        year.Source.ShouldContain(source);
        year.Provisional.ShouldBe(number == 2027);
    }

    [Fact]
    public void Make_up_workdays_are_weekend_days() =>
        ChinaHolidays.Years.SelectMany(year => year.Days).Where(day => day.Kind == DeclaredDayKind.Workday)
            .ShouldAllBe(day => day.Date.DayOfWeek == DayOfWeek.Saturday || day.Date.DayOfWeek == DayOfWeek.Sunday);

    [Fact]
    public void The_provisional_year_has_the_lunar_feasts_where_the_moon_puts_them()
    {
        DateOnly[] feasts = [Lunar(1, 1).AddDays(-1), Lunar(1, 1), Lunar(1, 2), Lunar(1, 3), Lunar(5, 5), Lunar(8, 15)];
        Year(2027).Days.Select(day => day.Date).Intersect(feasts).ShouldBe(feasts);
    }

    [Fact]
    public void A_calendar_takes_in_every_year()
    {
        var office = WorkingCalendar.Evolve(null, new CalendarDefined(
            Guid.NewGuid(), "330000", "Office", "Asia/Shanghai", [new(DayOfWeek.Monday, "09:00", "17:00")]), DateTimeOffset.UnixEpoch);

        foreach (var year in ChinaHolidays.Years)
        {
            var command = year.For(office.Id, Guid.NewGuid());
            new DeclareHolidaysValidator().Validate(command).Errors.ShouldBeEmpty();
            office.DeclareHolidays(command.Year, command.Source, command.Provisional, command.Days).Refusal.ShouldBeNull();
        }
    }

    private static HolidayYear Year(int number) => ChinaHolidays.Years.Single(year => year.Year == number);

    /// <summary>The date of a day of the lunar year that begins in 2027; it has no leap month.</summary>
    private static DateOnly Lunar(int month, int day) =>
        DateOnly.FromDateTime(new ChineseLunisolarCalendar().ToDateTime(2027, month, day, 0, 0, 0, 0));
}
