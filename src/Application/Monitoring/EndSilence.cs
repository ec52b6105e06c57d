using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Monitoring;
using FluentValidation;

namespace EventSourcedOps.Application.Monitoring;

/// <summary>Ends a silence before its time: alerts are told of again.</summary>
/// <param name="CommandId">Made by the client; sending it again gives the first answer.</param>
/// <param name="SilenceId">The silence.</param>
/// <param name="Reason">Why.</param>
[Operation("silence.end")]
public sealed record EndSilence(Guid CommandId, Guid SilenceId, string Reason) : Command<Silence, SilenceEvent>(CommandId)
{
    protected internal override Guid Stream => SilenceId;

    protected override Decision<SilenceEvent> Decide(Silence? state, Circumstances given) => state.End(Reason);
}

public sealed class EndSilenceValidator : AbstractValidator<EndSilence>
{
    public EndSilenceValidator()
    {
        RuleFor(command => command.CommandId).NotEmpty();
        RuleFor(command => command.SilenceId).NotEmpty();
        RuleFor(command => command.Reason).IsReason();
    }
}
