using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Monitoring.Probes;
using FluentValidation;

namespace EventSourcedOps.Application.Monitoring.Probes;

/// <summary>Uses a probe no more.</summary>
/// <param name="Reason">Why.</param>
[Operation("probe.retire")]
public sealed record RetireProbe(Guid CommandId, Guid ProbeId, string Reason) : ProbeCommand(CommandId, ProbeId)
{
    protected override Decision<ProbeEvent> Decide(Probe? state, Circumstances given) => state.Retire(Reason);
}

public sealed class RetireProbeValidator : ProbeCommandShape<RetireProbe>
{
    public RetireProbeValidator() => RuleFor(command => command.Reason).IsReason();
}
