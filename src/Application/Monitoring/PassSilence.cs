using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Monitoring;
using FluentValidation;

namespace EventSourcedOps.Application.Monitoring;

/// <summary>Time has passed: a silence whose time is over.</summary>
/// <param name="SilenceId">The silence.</param>
[Operation("silence.pass")]
public sealed record PassSilence(Guid CommandId, Guid SilenceId) : Command<Silence, SilenceEvent>(CommandId)
{
    protected internal override Guid Stream => SilenceId;

    protected override Decision<SilenceEvent> Decide(Silence? state, Circumstances given) => state.Pass(given);
}

public sealed class PassSilenceValidator : AbstractValidator<PassSilence>
{
    public PassSilenceValidator()
    {
        RuleFor(command => command.CommandId).NotEmpty();
        RuleFor(command => command.SilenceId).NotEmpty();
    }
}
