using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Organisations;
using EventSourcedOps.Domain.Services;
using FluentValidation;

namespace EventSourcedOps.Application.Services;

/// <summary>Defines when an organisation works.</summary>
/// <param name="CommandId">Made by the client; sending it again gives the first answer.</param>
/// <param name="CalendarId">The calendar; made by the client when it is defined.</param>
/// <param name="Organisation">Code of the organisation that keeps it.</param>
/// <param name="Name">What people call it.</param>
/// <param name="TimeZone">Id in the tz database: Asia/Shanghai.</param>
/// <param name="Windows">The hours of the week, several a day if need be; none on days that are always free.</param>
[Operation("calendar.define")]
public sealed record DefineCalendar(
    Guid CommandId, Guid CalendarId, string Organisation, string Name, string TimeZone, IReadOnlyList<WeeklyWindow> Windows)
    : Command<WorkingCalendar, CalendarEvent>(CommandId)
{
    protected internal override Guid Stream => CalendarId;

    protected internal override string? Home => Organisation;

    protected override Decision<CalendarEvent> Decide(WorkingCalendar? state, Circumstances given) =>
        state.Define(new(CalendarId, Organisation, Name, TimeZone, Windows), given.Landscape);
}

public sealed class DefineCalendarValidator : AbstractValidator<DefineCalendar>
{
    private const int LongestName = 100;
    private const int LongestZone = 64;
    private const int MostWindows = 56;

    public DefineCalendarValidator()
    {
        RuleFor(command => command.CommandId).NotEmpty();
        RuleFor(command => command.CalendarId).NotEmpty();
        RuleFor(command => command.Organisation).NotEmpty().MaximumLength(DivisionCode.LongestCode);
        RuleFor(command => command.Name).NotEmpty().MaximumLength(LongestName);
        RuleFor(command => command.TimeZone).NotEmpty().MaximumLength(LongestZone);
        RuleFor(command => command.Windows).NotEmpty().Must(windows => windows is null || windows.Count <= MostWindows)
            .WithMessage($"A week has at most {MostWindows} windows.");
        RuleForEach(command => command.Windows).SetValidator(new WeeklyWindowValidator());
    }
}
