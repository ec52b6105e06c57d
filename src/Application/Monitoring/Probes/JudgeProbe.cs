using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Monitoring.Probes;
using FluentValidation;

namespace EventSourcedOps.Application.Monitoring.Probes;

/// <summary>Says what the points of a probe come to. Only a turn is recorded.</summary>
/// <param name="Version">The version that was run.</param>
/// <param name="Since">Since when, by what the points saw.</param>
/// <param name="Points">What each of them saw.</param>
[Operation("probe.judge")]
public sealed record JudgeProbe(
    Guid CommandId, Guid ProbeId, int Version, ProbeVerdict Verdict, DateTimeOffset Since, IReadOnlyList<PointEvidence> Points)
    : ProbeCommand(CommandId, ProbeId)
{
    protected override Decision<ProbeEvent> Decide(Probe? state, Circumstances given) => state.Judge(Version, Verdict, Since, Points);
}

public sealed class JudgeProbeValidator : ProbeCommandShape<JudgeProbe>
{
    public JudgeProbeValidator()
    {
        RuleFor(command => command.Verdict).IsInEnum();
        RuleFor(command => command.Points).HasAtMost(ProbeShape.MostPoints);
    }
}
