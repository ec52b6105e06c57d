namespace EventSourcedOps.Domain.Monitoring.Probes;

/// <summary>What the points come to together.</summary>
/// <param name="Verdict">Null while they do not say enough to turn the verdict that stands.</param>
/// <param name="Since">Since when, by what they saw.</param>
public sealed record ProbeFinding(ProbeVerdict? Verdict, DateTimeOffset Since, IReadOnlyList<PointEvidence> Points);

/// <summary>
/// How the newest runs of the points make a verdict. One point may have trouble of its own: it takes as many as must agree, each after
/// enough bad runs in a row. A single good run makes a point see it up again. Asked again about the same runs it says the same, so the
/// rule can be tried on what was.
/// </summary>
public static class ProbeCorroboration
{
    /// <summary>A run may come so late, and a report of it, before its point counts as silent.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(30);

    /// <summary>For how long a run says anything of how it stands.</summary>
    public static TimeSpan SilentAfter(this ProbeDefinition probe) =>
        TimeSpan.FromSeconds((2 * probe.IntervalSeconds) + probe.TimeoutSeconds) + Grace;

    /// <param name="runs">The newest runs of this version, in any order; of each point at least as many as make it say that it is down.</param>
    public static ProbeFinding Judge(ProbeDefinition probe, IReadOnlyCollection<ProbeOutcome> runs, DateTimeOffset now)
    {
        var views = probe.Points.Select(point => View(
            probe, point, [.. runs.Where(run => run.Point == point && run.At <= now).OrderByDescending(run => run.At)], now)).ToList();
        var evidence = views.Select(view => view.Evidence).ToList();
        int Count(params ReadOnlySpan<PointSight> sights)
        {
            var count = 0;
            foreach (var one in evidence) if (sights.Contains(one.Saw)) count++;
            return count;
        }

        var newest = evidence.Max(one => one.At);
        if (evidence.Count - Count(PointSight.Silent) < probe.Quorum)
            return new(ProbeVerdict.Unknown, newest is { } last ? last + probe.SilentAfter() : now, evidence);
        if (Count(PointSight.Down) >= probe.Quorum)
            return new(ProbeVerdict.Down, views.Where(view => view.Evidence.Saw == PointSight.Down).Select(view => view.BadSince).Order().ElementAt(probe.Quorum - 1), evidence);
        // Those that waver could still agree: what stood before them stands.
        if (Count(PointSight.Down, PointSight.Wavering) >= probe.Quorum) return new(null, newest!.Value, evidence);
        return new(Count(PointSight.Degraded) > 0 ? ProbeVerdict.Degraded : ProbeVerdict.Up, newest!.Value, evidence);
    }

    private static (PointEvidence Evidence, DateTimeOffset BadSince) View(
        ProbeDefinition probe, string point, IReadOnlyList<ProbeOutcome> runs, DateTimeOffset now)
    {
        if (runs.Count == 0) return (new(point, PointSight.Silent), default);
        var newest = runs[0];
        var bad = runs.TakeWhile(run => run.Reading == ProbeReading.Bad && run.Speaks()).Take(probe.Failures).ToList();
        var saw = now - newest.At > probe.SilentAfter() || !newest.Speaks() ? PointSight.Silent
            : newest.Reading == ProbeReading.Good ? PointSight.Up
            : newest.Reading == ProbeReading.Poor ? PointSight.Degraded
            : bad.Count < probe.Failures ? PointSight.Wavering
            : PointSight.Down;
        return (
            new(point, saw, newest.At, newest.Milliseconds, newest.Fault?.Kind, newest.Fault?.Detail),
            bad.Count > 0 ? bad[^1].At : default);
    }
}
