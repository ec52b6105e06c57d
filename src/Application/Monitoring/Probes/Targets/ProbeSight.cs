using EventSourcedOps.Domain.Monitoring.Probes;

namespace EventSourcedOps.Application.Monitoring.Probes.Targets;

/// <summary>What was seen of a target.</summary>
/// <param name="Fault">What was not as it should be; null when nothing was.</param>
/// <param name="IsEnding">Whether that is only that it will not be so for long.</param>
public sealed record ProbeSight(ProbeFault? Fault, int? DaysLeft = null, bool IsEnding = false)
{
    public IReadOnlyList<ProbeStepOutcome> Steps { get; init; } = [];
}
