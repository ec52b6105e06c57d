namespace EventSourcedOps.Domain.Tests.Monitoring;

/// <summary>
/// The scoring rules of the Numenta Anomaly Benchmark, written from their description (Lavin and Ahmad, "Evaluating Real-time Anomaly
/// Detection Algorithms", ICMLA 2015) with the weights of the standard profile. Of a window only its earliest detection counts, the earlier
/// the more; a detection outside costs more the farther it is behind the last window. The result is 0 for a detector that never speaks and
/// 100 for one that speaks at the start of each window and nowhere else.
/// </summary>
internal static class NabScore
{
    private const double TruePositive = 1.0;
    private const double FalsePositive = 0.11;
    private const double FalseNegative = 1.0;
    private const double Probation = 0.15;
    private const int LongestProbationOf = 5000;

    /// <summary>What the detections of one file come to before they are related to those of the null and the perfect detector.</summary>
    /// <param name="windows">First and last row of each, both inside.</param>
    public static double Raw(IReadOnlyList<bool> detected, IReadOnlyList<(int First, int Last)> windows)
    {
        var spared = (int)Math.Min(Math.Floor(Probation * detected.Count), Probation * LongestProbationOf);
        var score = 0.0;
        foreach (var (first, last) in windows)
        {
            var hits = Enumerable.Range(first, last - first + 1).Where(at => at >= spared && detected[at]).ToList();
            score += hits.Count == 0 ? -FalseNegative
                : TruePositive * hits.Max(at => Sigmoid(-(last - at + 1) / (double)(last - first + 1))) / Sigmoid(-1);
        }

        for (var at = spared; at < detected.Count; at++)
            if (detected[at] && !windows.Any(window => window.First <= at && at <= window.Last)) score += FalsePositive * Outside(at,
                windows);
        return score;
    }

    /// <summary>Over all files of the corpus.</summary>
    public static double Normalised(double raw, int windows) =>
        100 * (raw + FalseNegative * windows) / (TruePositive * windows + FalseNegative * windows);

    private static double Outside(int at, IReadOnlyList<(int First, int Last)> windows)
    {
        var before = windows.Where(window => window.Last < at).ToList();
        if (before.Count == 0) return -1;
        var (first, last) = before.MaxBy(window => window.Last);
        return Sigmoid((at - last) / (double)(last - first));
    }

    private static double Sigmoid(double position) => position > 3 ? -1 : 2 / (1 + Math.Exp(5 * position)) - 1;
}
