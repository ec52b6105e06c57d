using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Services;
using FluentValidation;

namespace EventSourcedOps.Application.Services;

/// <summary>Changes the working hours from a date on.</summary>
/// <param name="CommandId">Made by the client; sending it again gives the first answer.</param>
/// <param name="CalendarId">The calendar.</param>
/// <param name="From">First date with the new hours: today or later on the calendar's own clock.</param>
/// <param name="Windows">The hours of the week, several a day if need be; none on days that are always free.</param>
[Operation("calendar.change-windows")]
public sealed record ChangeCalendarWindows(Guid CommandId, Guid CalendarId, DateOnly From, IReadOnlyList<WeeklyWindow> Windows)
    : Command<WorkingCalendar, CalendarEvent>(CommandId)
{
    protected internal override Guid Stream => CalendarId;

    protected override Decision<CalendarEvent> Decide(WorkingCalendar? state, Circumstances given) =>
        state.ChangeWindows(From, Windows, given.At);
}

public sealed class ChangeCalendarWindowsValidator : AbstractValidator<ChangeCalendarWindows>
{
    private const int MostWindows = 56;

    public ChangeCalendarWindowsValidator()
    {
        RuleFor(command => command.CommandId).NotEmpty();
        RuleFor(command => command.CalendarId).NotEmpty();
        RuleFor(command => command.Windows).NotEmpty().Must(windows => windows is null || windows.Count <= MostWindows)
            .WithMessage($"A week has at most {MostWindows} windows.");
        RuleForEach(command => command.Windows).SetValidator(new WeeklyWindowValidator());
    }
}
