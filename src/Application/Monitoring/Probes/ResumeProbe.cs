using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Monitoring.Probes;

namespace EventSourcedOps.Application.Monitoring.Probes;

/// <summary>Runs a probe again.</summary>
[Operation("probe.resume")]
public sealed record ResumeProbe(Guid CommandId, Guid ProbeId) : ProbeCommand(CommandId, ProbeId)
{
    protected override Decision<ProbeEvent> Decide(Probe? state, Circumstances given) => state.Resume();
}

public sealed class ResumeProbeValidator : ProbeCommandShape<ResumeProbe>;
