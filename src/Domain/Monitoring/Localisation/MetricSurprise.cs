namespace EventSourcedOps.Domain.Monitoring.Localisation;

/// <summary>A series of a service.</summary>
/// <param name="Before">Its readings before the fault, the earliest first.</param>
/// <param name="Now">Its readings since.</param>
public sealed record MetricReadings(string Service, string Name, IReadOnlyList<double> Before, IReadOnlyList<double> Now);

/// <summary>
/// How rare it is that a series reads for so long what it reads now: the median of the readings since is compared with the medians of as
/// many readings before, so that a single peak is nothing and no distribution is supposed. Beyond what was seen, the tail is drawn out with
/// Hill's estimate, but at most to the square of how rare what was seen is: a few readings cannot make anything very rare.
/// </summary>
internal static class MetricSurprise
{
    private const int FewestBefore = 2;
    private const int FewestNow = 2;
    private const double Unseen = 0.5;
    private const double Top = 0.1;
    private const double PriorHeaviness = 0.5;
    private const double PriorWeight = 3;
    private const double Furthest = 2;

    /// <summary>What is less than that part of the usual reading is no difference.</summary>
    private const double Resolution = 0.02;

    /// <summary>Null when there is too little to say.</summary>
    public static (double Bits, double Usual, double Now)? Of(MetricReadings readings)
    {
        var (before, now) = (Numbers(readings.Before), Numbers(readings.Now));
        if (before.Count < FewestBefore || now.Count < FewestNow) return null;
        var (usual, reads) = (Median(before), Median(now));
        var distances = Enumerable.Range(0, Math.Max(1, before.Count - now.Count + 1))
            .Select(at => Math.Abs(Median(before.GetRange(at, Math.Min(now.Count, before.Count - at))) - usual)).Order().ToList();
        return (Bits(distances, Math.Abs(reads - usual), Resolution * Math.Abs(usual) + 1e-9), usual, reads);
    }

    private static double Bits(List<double> distances, double distance, double least)
    {
        var asFar = distances.Count(one => one >= distance);
        var bits = Math.Log2((distances.Count + 1) / (asFar + Unseen));
        var farthest = Math.Max(distances[^1], least);
        if (asFar > 0 || distance <= farthest) return Math.Max(0, distance <= least ? 0 : bits);
        var top = Math.Max(1, (int)(distances.Count * Top));
        var from = Math.Max(least, distances.Count > top ? distances[^(top + 1)] : 0);
        var excess = distances.TakeLast(top).Sum(one => Math.Log(Math.Max(one, from) / from));
        var heaviness = (excess + PriorHeaviness * PriorWeight) / (top + PriorWeight);
        return Math.Min(bits + Math.Log2(distance / farthest) / heaviness, Furthest * Math.Log2(distances.Count + 1));
    }

    private static List<double> Numbers(IReadOnlyList<double> readings) => [.. readings.Where(double.IsFinite)];

    private static double Median(List<double> readings)
    {
        var sorted = readings.Order().ToList();
        return sorted.Count % 2 == 1 ? sorted[sorted.Count / 2] : (sorted[sorted.Count / 2 - 1] + sorted[sorted.Count / 2]) / 2;
    }
}
