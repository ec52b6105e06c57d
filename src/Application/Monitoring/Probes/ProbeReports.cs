using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Monitoring.Probes;
using EventSourcedOps.Projections.Monitoring;

namespace EventSourcedOps.Application.Monitoring.Probes;

/// <summary>A run that a point elsewhere tells of.</summary>
public sealed record ReportedRun(Guid Probe, ProbeOutcome Run);

/// <summary>
/// Takes what points elsewhere tell. A point speaks only for itself, of probes that name it, as they are defined now: what it runs of an
/// older version says nothing of how it stands.
/// </summary>
public sealed class ProbeReports(ProbeList probes, ProbeJudge judge, ProbePoint here, TimeProvider time)
{
    public const string Operation = "probe.report";

    /// <summary>In one report.</summary>
    public const int Most = 200;

    /// <summary>A clock may be ahead by so much; what is later still is a wrong clock.</summary>
    private static readonly TimeSpan Ahead = TimeSpan.FromMinutes(1);

    private static readonly Refusal OwnPoint = new("probe.point-taken", "That is the product's own point; give yours another name.", "point");
    private static readonly Refusal NotOfPoint = new("probe.not-of-point", "The probe is not run, or not by this point.", "probeId");
    private static readonly Refusal OldVersion = new("probe.version-old", "The probe was revised. Ask again what it does.", "version");
    private static readonly Refusal OutOfTime = new("probe.out-of-time", "The run is too old to say anything, or ahead of the clock here.", "at");

    /// <returns>Of each run why it was not taken; null where it was.</returns>
    public async Task<IReadOnlyList<Refusal?>> Take(Caller caller, IReadOnlyList<ReportedRun> runs, CancellationToken cancellation)
    {
        var answers = new List<Refusal?>(runs.Count);
        foreach (var one in runs) answers.Add(await Take(caller, one, cancellation));
        return answers;
    }

    private async Task<Refusal?> Take(Caller caller, ReportedRun one, CancellationToken cancellation)
    {
        if (one.Run.Point == here.Name) return OwnPoint;
        var probe = await probes.Find(one.Probe, cancellation);
        if (probe is null || !caller.Reaches(Operation, probe.Organisation)) return NotOfPoint;
        if (Objection(probe, one.Run) is { } objection) return objection;
        await judge.Take(probe, one.Run with { At = Earlier(one.Run.At, time.GetUtcNow()) }, cancellation);
        return null;
    }

    private Refusal? Objection(ProbeRow probe, ProbeOutcome run)
    {
        var now = time.GetUtcNow();
        return !probe.State.Definition.Points.Contains(run.Point) ? NotOfPoint
            : run.Version != probe.State.Version ? OldVersion
            : run.At > now + Ahead || run.At < now - probe.State.Definition.SilentAfter() ? OutOfTime
            : null;
    }

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;
}
