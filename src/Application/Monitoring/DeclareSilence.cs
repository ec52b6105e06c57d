using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Monitoring;
using FluentValidation;

namespace EventSourcedOps.Application.Monitoring;

/// <summary>Silences alerts for a while: those that fire now, and those that come.</summary>
/// <param name="CommandId">Made by the client; sending it again gives the first answer.</param>
/// <param name="SilenceId">The silence; made by the client when it is declared.</param>
/// <param name="Organisation">Code of the organisation that it holds for, with everything under it.</param>
/// <param name="Matchers">What the labels of an alert must read; all of it.</param>
/// <param name="Until">When it ends by itself; in 31 days at most.</param>
/// <param name="Reason">Why nobody should be told.</param>
[Operation("silence.declare")]
public sealed record DeclareSilence(
    Guid CommandId, Guid SilenceId, string Organisation, IReadOnlyList<LabelMatcher> Matchers, DateTimeOffset Until, string Reason)
    : Command<Silence, SilenceEvent>(CommandId)
{
    protected internal override Guid Stream => SilenceId;

    protected internal override string? Home => Organisation;

    protected override Decision<SilenceEvent> Decide(Silence? state, Circumstances given) =>
        state.Declare(new(SilenceId, Organisation, Matchers, Until, Reason, given.By), given);
}

public sealed class DeclareSilenceValidator : AbstractValidator<DeclareSilence>
{
    public DeclareSilenceValidator()
    {
        RuleFor(command => command.CommandId).NotEmpty();
        RuleFor(command => command.SilenceId).NotEmpty();
        RuleFor(command => command.Organisation).IsName();
        RuleFor(command => command.Matchers).HasAtMost(AlertLimits.Matchers);
        RuleForEach(command => command.Matchers).SetValidator(new LabelMatcherValidator());
        RuleFor(command => command.Reason).IsReason();
    }
}
