using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Services;
using FluentValidation;

namespace EventSourcedOps.Application.Services;

/// <summary>Declares all holidays and make-up workdays of a year, instead of those declared for it before.</summary>
/// <param name="CommandId">Made by the client; sending it again gives the first answer.</param>
/// <param name="CalendarId">The calendar.</param>
/// <param name="Year">The year that the notice is about.</param>
/// <param name="Source">The notice or law that says so.</param>
/// <param name="Provisional">True until the official notice is out.</param>
/// <param name="Days">Days off, and workdays that make up for them.</param>
[Operation("calendar.declare-holidays")]
public sealed record DeclareHolidays(
    Guid CommandId, Guid CalendarId, int Year, string Source, bool Provisional, IReadOnlyList<DeclaredDay> Days)
    : Command<WorkingCalendar, CalendarEvent>(CommandId)
{
    protected internal override Guid Stream => CalendarId;

    protected override Decision<CalendarEvent> Decide(WorkingCalendar? state, Circumstances given) =>
        state.DeclareHolidays(Year, Source, Provisional, Days);
}

public sealed class DeclareHolidaysValidator : AbstractValidator<DeclareHolidays>
{
    private const int EarliestYear = 1950;
    private const int LatestYear = 2200;
    private const int LongestSource = 500;
    private const int MostDays = 366;

    public DeclareHolidaysValidator()
    {
        RuleFor(command => command.CommandId).NotEmpty();
        RuleFor(command => command.CalendarId).NotEmpty();
        RuleFor(command => command.Year).InclusiveBetween(EarliestYear, LatestYear);
        RuleFor(command => command.Source).NotEmpty().MaximumLength(LongestSource);
        RuleFor(command => command.Days).NotNull().Must(days => days is null || days.Count <= MostDays)
            .WithMessage($"A year has at most {MostDays} declared days.");
        RuleForEach(command => command.Days).SetValidator(new DeclaredDayValidator());
    }
}
