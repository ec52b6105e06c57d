namespace EventSourcedOps.Domain.Monitoring.Localisation;

/// <summary>A series of a service.</summary>
/// <param name="Before">Its readings before the fault, the earliest first.</param>
/// <param name="Now">Its readings since.</param>
public sealed record MetricReadings(string Service, string Name, IReadOnlyList<double> Before, IReadOnlyList<double> Now);

/// <summary>
/// How rare it is that a series reads for so long what it reads now: the median of the readings since is compared with the medians of as
/// many readings before, so that a single peak is nothing and no distribution is supposed. Beyond what was seen, the tail is drawn out with
/// Hill's estimate, but never to more than the square of how rare so many readings can make anything: few of them cannot make it very rare.
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
        if (before.Length < FewestBefore || now.Length < FewestNow) return null;
        var (usual, reads) = (Median(before), Median(now));
        var length = Math.Min(now.Length, before.Length);
        var (window, distances) = (new double[length], new double[before.Length - length + 1]);
        for (var from = 0; from < distances.Length; from++)
        {
            before.AsSpan(from, length).CopyTo(window);
            distances[from] = Math.Abs(MedianOf(window) - usual);
        }

        Array.Sort(distances);
        return (Bits(distances, before.Length, Math.Abs(reads - usual), Resolution * Math.Abs(usual) + 1e-9), usual, reads);
    }

    private static double Bits(double[] distances, int readings, double distance, double least)
    {
        if (distance <= least) return 0;
        var asFar = distances.Count(one => one >= distance);
        var bits = Math.Log2((distances.Length + 1) / (asFar + Unseen));
        var farthest = Math.Max(distances[^1], least);
        if (asFar > 0 || distance <= farthest) return Math.Max(0, bits);
        var top = Math.Max(1, (int)(distances.Length * Top));
        var from = Math.Max(least, distances.Length > top ? distances[^(top + 1)] : 0);
        var excess = distances.TakeLast(top).Sum(one => Math.Log(Math.Max(one, from) / from));
        var heaviness = (excess + PriorHeaviness * PriorWeight) / (top + PriorWeight);
        var most = Furthest * Math.Log2(readings + 1);
        return most * (1 - Math.Exp(-(bits + Math.Log2(distance / farthest) / heaviness) / most));
    }

    private static double[] Numbers(IReadOnlyList<double> readings) => [.. readings.Where(double.IsFinite)];

    private static double Median(double[] readings) => MedianOf([.. readings]);

    /// <summary>Leaves the readings in their order of size.</summary>
    private static double MedianOf(double[] readings)
    {
        Array.Sort(readings);
        return readings.Length % 2 == 1 ? readings[readings.Length / 2] : (readings[readings.Length / 2 - 1] + readings[readings.Length / 2]) / 2;
    }
}
