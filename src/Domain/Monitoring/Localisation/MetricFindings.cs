using Finding = (string Service, EventSourcedOps.Domain.Monitoring.Localisation.Evidence Evidence);

namespace EventSourcedOps.Domain.Monitoring.Localisation;

/// <summary>
/// Series that read what they hardly ever read. A caller waits as long as whom it calls, so a series is explained by one of the same name,
/// of a service further down, that has gone the same way.
/// </summary>
internal static class MetricFindings
{
    /// <summary>What is far less surprising than something does not explain it.</summary>
    private const double LeastPart = 0.5;

    private sealed record Judged(string Service, string Name, double Bits, double Usual, double Now, int Readings);

    public static IEnumerable<Finding> Of(IReadOnlyList<MetricReadings> metrics, ServiceMap map)
    {
        var judged = (
            from one in metrics
            let found = MetricSurprise.Of(one)
            where found is not null
            select new Judged(one.Service, one.Name, found.Value.Bits, found.Value.Usual, found.Value.Now, one.Now.Count)).ToList();
        // One of many series is rare more easily than one alone, and what several services share says less about each.
        var shared = judged.CountBy(one => (one.Name, one.Now)).ToDictionary();
        var perService = judged.CountBy(one => one.Service).ToDictionary();
        var told = judged
            .Select(one => one with { Bits = one.Bits - Math.Log2(perService[one.Service]) - Math.Log2(shared[(one.Name, one.Now)]) })
            .Where(one => one.Bits > 0).ToList();
        var byName = told.ToLookup(one => one.Name, StringComparer.Ordinal);
        var below = told.Select(one => one.Service).Distinct().ToDictionary(service => service, map.Below, StringComparer.Ordinal);
        foreach (var one in told)
        {
            var by = byName[one.Name].Where(other => below[one.Service].Contains(other.Service) && Explains(other, one)
                    && (!below[other.Service].Contains(one.Service) || other.Bits > one.Bits))
                .OrderByDescending(other => other.Bits).ThenBy(other => other.Service, StringComparer.Ordinal).FirstOrDefault()?.Service;
            yield return (one.Service, new(
                EvidenceKind.Metric, "", one.Name, one.Usual, one.Now, one.Readings, one.Bits, by is null ? one.Bits : 0, by));
        }
    }

    private static bool Explains(Judged other, Judged one) =>
        other.Bits >= LeastPart * one.Bits && (other.Now > other.Usual) == (one.Now > one.Usual);
}
