namespace EventSourcedOps.Domain.Monitoring.Probes;

/// <summary>What went wrong in a run.</summary>
/// <param name="Kind">For programs.</param>
/// <param name="Detail">For people.</param>
public sealed record ProbeFault(ProbeFaultKind Kind, string Detail);

/// <summary>What one request of a run came to.</summary>
/// <param name="Status">The status of the answer; null when there was none.</param>
public sealed record ProbeStepOutcome(int Milliseconds, int? Status, ProbeFault? Fault);

/// <summary>What one run came to at one point. It is a measurement: many, each means little, and they are forgotten.</summary>
/// <param name="Version">The version of the probe that was run.</param>
/// <param name="At">When the run began.</param>
/// <param name="DaysLeft">For how long a certificate that it looked at is still good.</param>
/// <param name="Steps">Of requests one after the other, each; otherwise none.</param>
public sealed record ProbeOutcome(
    string Point, int Version, DateTimeOffset At, ProbeReading Reading, int Milliseconds, ProbeFault? Fault, int? DaysLeft,
    IReadOnlyList<ProbeStepOutcome> Steps)
{
    /// <summary>Whether it says anything of the target: what a point is not able, or not allowed, to look at says nothing.</summary>
    public bool Speaks() => Fault?.Kind is not (ProbeFaultKind.CannotRun or ProbeFaultKind.OutOfBounds);

    public static ProbeOutcome Of(
        string point, int version, DateTimeOffset at, int milliseconds, ProbeFault? fault, int? daysLeft = null,
        IReadOnlyList<ProbeStepOutcome>? steps = null, bool isEnding = false) => new(
        point, version, at, fault is null ? ProbeReading.Good : isEnding ? ProbeReading.Poor : ProbeReading.Bad, milliseconds, fault, daysLeft, steps ?? []);
}
