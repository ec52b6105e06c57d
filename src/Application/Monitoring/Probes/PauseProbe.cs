using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Monitoring.Probes;
using FluentValidation;

namespace EventSourcedOps.Application.Monitoring.Probes;

/// <summary>Runs a probe no more, for the time being. That time does not count for its availability.</summary>
/// <param name="Reason">Why.</param>
[Operation("probe.pause")]
public sealed record PauseProbe(Guid CommandId, Guid ProbeId, string Reason) : ProbeCommand(CommandId, ProbeId)
{
    protected override Decision<ProbeEvent> Decide(Probe? state, Circumstances given) => state.Pause(Reason);
}

public sealed class PauseProbeValidator : ProbeCommandShape<PauseProbe>
{
    public PauseProbeValidator() => RuleFor(command => command.Reason).IsReason();
}
