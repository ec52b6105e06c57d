using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Monitoring.Probes;
using FluentValidation;

namespace EventSourcedOps.Application.Monitoring.Probes;

/// <summary>Has a probe look at something else, or otherwise. It is judged anew: what was seen before says nothing of it.</summary>
/// <param name="Definition">What it does now; all of it.</param>
[Operation("probe.revise")]
public sealed record ReviseProbe(Guid CommandId, Guid ProbeId, ProbeDefinition Definition) : ProbeCommand(CommandId, ProbeId)
{
    protected override Decision<ProbeEvent> Decide(Probe? state, Circumstances given) => state.Revise(Definition, given.Landscape);
}

public sealed class ReviseProbeValidator : ProbeCommandShape<ReviseProbe>
{
    public ReviseProbeValidator() => RuleFor(command => command.Definition).NotNull().SetValidator(new ProbeDefinitionValidator());
}
