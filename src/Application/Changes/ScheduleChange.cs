using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Changes;
using FluentValidation;

namespace EventSourcedOps.Application.Changes;

/// <summary>Books the time of an approved change.</summary>
/// <param name="Window">When; as planned unless told.</param>
/// <param name="Implementer">User name of whoever does it.</param>
/// <param name="ConflictReason">Why it has to be at that time although it conflicts with others.</param>
[Operation("change.schedule")]
public sealed record ScheduleChange(
    Guid CommandId, Guid ChangeId, TimeWindow? Window = null, string? Implementer = null, string? ConflictReason = null)
    : GroundedChangeCommand(CommandId, ChangeId)
{
    internal override TimeWindow? Wanted => Window;

    protected internal override long? BookingsSeen => Ground.Bookings;

    protected override Decision<ChangeEvent> Decide(Change? state, ChangeGround ground, Circumstances given) =>
        state.Schedule(Window, Implementer, ConflictReason, ground, given);
}

public sealed class ScheduleChangeValidator : ChangeShape<ScheduleChange>
{
    public ScheduleChangeValidator()
    {
        RuleFor(command => command.Window!).SetValidator(new TimeWindowValidator()).When(command => command.Window is not null);
        RuleFor(command => command.Implementer).MayBeLine();
        RuleFor(command => command.ConflictReason).MayBeLine(TextRules.Reason);
    }
}
