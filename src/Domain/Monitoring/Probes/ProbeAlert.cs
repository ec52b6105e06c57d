using System.Globalization;

namespace EventSourcedOps.Domain.Monitoring.Probes;

/// <summary>The alert that a probe is while it is down, or will be soon: one, whichever version is run and whatever goes wrong.</summary>
public static class ProbeAlert
{
    public const string Job = "probe";
    public const string ProbeLabel = "probe";
    public const string IdLabel = "probe_id";
    public const string PointLabel = "point";

    public const string Success = "probe_success";
    public const string Duration = "probe_duration_seconds";
    public const string DaysLeft = "probe_tls_days_left";

    private const int LongestTold = 300;

    /// <summary>Labels by which alerts and series of a probe are known.</summary>
    public static IReadOnlyList<AlertLabel> LabelsOf(Guid id, ProbeDefinition probe, Landscape landscape) =>
    [
        new("job", Job), new(ProbeLabel, probe.Name), new(IdLabel, id.ToString()),
        .. probe.ServiceId is { } service && landscape.ServiceOf(service) is { } known ? [new(AlertRaising.ServiceLabel, known.Name)] : Array.Empty<AlertLabel>(),
    ];

    public static IReadOnlyList<AlertLabel> AlertLabelsOf(Guid id, ProbeDefinition probe, Landscape landscape) =>
        [new(RuleAlert.NameLabel, probe.Name), .. LabelsOf(id, probe, landscape)];

    public static bool IsAlert(ProbeVerdict verdict) => verdict is ProbeVerdict.Down or ProbeVerdict.Degraded;

    /// <summary>What will end soon is worth a warning, and no more than the probe itself is.</summary>
    public static AlertSeverity SeverityOf(ProbeDefinition probe, ProbeVerdict verdict) =>
        verdict == ProbeVerdict.Degraded && probe.Severity > AlertSeverity.Warning ? AlertSeverity.Warning : probe.Severity;

    /// <summary>The name, with what most points that see it say.</summary>
    public static string TitleOf(ProbeDefinition probe, IReadOnlyList<PointEvidence> points)
    {
        var told = points.Where(one => one.Fault is not null).GroupBy(one => one.Detail).OrderByDescending(same => same.Count())
            .ThenBy(same => same.Key, StringComparer.Ordinal).FirstOrDefault()?.Key;
        var title = string.IsNullOrEmpty(told) ? probe.Name : $"{probe.Name} · {told}";
        return title.Length <= LongestTold ? title : title[..LongestTold];
    }

    /// <summary>What every point saw stands beside it, so that everybody can vote again.</summary>
    public static AlertEvidence EvidenceOf(
        Guid id, int version, ProbeDefinition probe, ProbeVerdict verdict, DateTimeOffset since, DateTimeOffset now, IReadOnlyList<PointEvidence> points) => new(
        $"{Success}{{{IdLabel}=\"{id}\"}}", since < now ? since : now, now, verdict == ProbeVerdict.Down ? 0 : 1, 1, null, null,
        string.Create(CultureInfo.InvariantCulture, $"probe {id} v{version}"),
        [
            new("quorum", string.Create(CultureInfo.InvariantCulture, $"{probe.Quorum} of {probe.Points.Count}")),
            .. points.Select(one => new AlertLabel($"{PointLabel} {one.Point}", Told(one))),
        ]);

    private static string Told(PointEvidence one)
    {
        var took = one.Milliseconds is { } milliseconds ? string.Create(CultureInfo.InvariantCulture, $", {milliseconds} ms") : "";
        return one.Detail is { Length: > 0 } detail ? $"{one.Saw}: {detail}{took}" : $"{one.Saw}{took}";
    }
}
