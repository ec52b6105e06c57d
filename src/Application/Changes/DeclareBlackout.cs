using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Changes;
using FluentValidation;

namespace EventSourcedOps.Application.Changes;

/// <summary>Declares a time in which no change may be made.</summary>
/// <param name="CommandId">Made by the client; sending it again gives the first answer.</param>
/// <param name="BlackoutId">The blackout; made by the client when it is declared.</param>
/// <param name="Organisation">Code of the organisation that it holds for, with everything under it.</param>
/// <param name="Kind">A period, the frozen hours of a calendar, or all hours outside those kept for maintenance.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Period">The period; for hours of a calendar, the time in which they count.</param>
/// <param name="CalendarId">The calendar whose hours count.</param>
[Operation("blackout.declare")]
public sealed record DeclareBlackout(
    Guid CommandId, Guid BlackoutId, string Organisation, BlackoutKind Kind, string Name, TimeWindow? Period = null, Guid? CalendarId = null)
    : Command<Blackout, BlackoutEvent>(CommandId)
{
    protected internal override Guid Stream => BlackoutId;

    protected internal override string? Home => Organisation;

    protected override Decision<BlackoutEvent> Decide(Blackout? state, Circumstances given) =>
        state.Declare(new(BlackoutId, Organisation, Kind, Name, Period, CalendarId), given.Landscape);
}

public sealed class DeclareBlackoutValidator : AbstractValidator<DeclareBlackout>
{
    public DeclareBlackoutValidator()
    {
        RuleFor(command => command.CommandId).NotEmpty();
        RuleFor(command => command.BlackoutId).NotEmpty();
        RuleFor(command => command.Organisation).IsName();
        RuleFor(command => command.Kind).IsInEnum();
        RuleFor(command => command.Name).IsName();
    }
}
