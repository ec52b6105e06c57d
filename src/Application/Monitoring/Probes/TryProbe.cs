using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Monitoring.Probes;
using FluentValidation;

namespace EventSourcedOps.Application.Monitoring.Probes;

/// <summary>Runs a draft of a probe once, from here. Nothing is recorded of it but that it was asked for.</summary>
/// <param name="ProbeId">The id that a probe of it would have; any new one.</param>
/// <param name="Organisation">Code of the organisation for which it is tried.</param>
/// <param name="Definition">What it would do.</param>
[Operation("probe.try")]
public sealed record TryProbe(Guid CommandId, Guid ProbeId, string Organisation, ProbeDefinition Definition) : ProbeCommand(CommandId, ProbeId)
{
    protected internal override string? Home => Organisation;

    protected override Decision<ProbeEvent> Decide(Probe? state, Circumstances given) => state.Try(Organisation, Definition, given.Landscape);
}

public sealed class TryProbeValidator : ProbeCommandShape<TryProbe>
{
    public TryProbeValidator()
    {
        RuleFor(command => command.Organisation).IsName();
        RuleFor(command => command.Definition).NotNull().SetValidator(new ProbeDefinitionValidator());
    }
}
