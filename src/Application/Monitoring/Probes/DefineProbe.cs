using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Monitoring.Probes;
using FluentValidation;

namespace EventSourcedOps.Application.Monitoring.Probes;

/// <summary>Defines a probe; its points run it from now on.</summary>
/// <param name="Organisation">Code of the organisation whose measurements and alerts come of it.</param>
/// <param name="Definition">What it does.</param>
[Operation("probe.define")]
public sealed record DefineProbe(Guid CommandId, Guid ProbeId, string Organisation, ProbeDefinition Definition) : ProbeCommand(CommandId, ProbeId)
{
    protected internal override string? Home => Organisation;

    protected override Decision<ProbeEvent> Decide(Probe? state, Circumstances given) => state.Define(Organisation, Definition, given.Landscape);
}

public sealed class DefineProbeValidator : ProbeCommandShape<DefineProbe>
{
    public DefineProbeValidator()
    {
        RuleFor(command => command.Organisation).IsName();
        RuleFor(command => command.Definition).NotNull().SetValidator(new ProbeDefinitionValidator());
    }
}
