using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace EventSourcedOps.Benchmarks;

/// <summary>What one round of work did.</summary>
/// <param name="Collecting">How long the garbage collector held everything up meanwhile.</param>
internal sealed record Round(long Done, TimeSpan Taken, double[] Milliseconds, TimeSpan Collecting = default)
{
    public double Rate => Done / Taken.TotalSeconds;

    public double Percentile(double share) =>
        Milliseconds.Length == 0 ? double.NaN : Milliseconds[(int)Math.Min(Milliseconds.Length - 1, Math.Floor(share * Milliseconds.Length))];
}

/// <summary>Runs the limit and ours in turn within one run, so that only their ratio counts and the machine's mood does not.</summary>
internal static class Measure
{
    private const int Rounds = 3;
    private const int LongestWarmUp = 12;
    private const int CalmRounds = 2;

    public static async Task<Round> Clients(int clients, TimeSpan time, Func<int, Task<int>> once)
    {
        var taken = new ConcurrentBag<List<double>>();
        long done = 0;
        var (started, collecting) = (Stopwatch.GetTimestamp(), GC.GetTotalPauseDuration());
        await Task.WhenAll(Enumerable.Range(0, clients).Select(client => Task.Run(async () =>
        {
            var mine = new List<double>();
            while (Stopwatch.GetElapsedTime(started) < time)
            {
                var begun = Stopwatch.GetTimestamp();
                Interlocked.Add(ref done, await once(client));
                mine.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
            }

            taken.Add(mine);
        })));
        return new(done, Stopwatch.GetElapsedTime(started), [.. taken.SelectMany(mine => mine).Order()], GC.GetTotalPauseDuration() - collecting);
    }

    /// <summary>Interleaves both, prints each pair, and the median ratio against the goal.</summary>
    public static async Task Compare(string unit, double goal, string limit, Func<Task<Round>> asLimit, string ours, Func<Task<Round>> asOurs)
    {
        await Warm(asLimit);
        await Warm(asOurs);
        var ratios = new List<double>();
        for (var round = 1; round <= Rounds; round++)
        {
            var (first, second) = (await asLimit(), await asOurs());
            ratios.Add(second.Rate / first.Rate);
            Say($"round {round}: {limit} {first.Rate:N0} {unit}/s, {ours} {second.Rate:N0} {unit}/s, ratio {ratios[^1]:F2}");
            if (second.Milliseconds.Length > 0)
                Say($"         {limit} p50 {first.Percentile(0.5):F1} ms, p99 {first.Percentile(0.99):F1} ms; ours {second.Percentile(0.5):F1} ms, {second.Percentile(0.99):F1} ms; collecting {first.Collecting.TotalMilliseconds:F0} and {second.Collecting.TotalMilliseconds:F0} ms of {second.Taken.TotalSeconds:F0} s");
        }

        var median = ratios.Order().ElementAt(Rounds / 2);
        Say($"ratio {median:F2}, goal {goal:F2}: {(median >= goal ? "reached" : "MISSED")}");
    }

    /// <summary>
    /// The runtime compiles again what runs often: nothing counts before rounds in a row were hardly faster than the best before them.
    /// One alone may have been the machine's mood.
    /// </summary>
    private static async Task Warm(Func<Task<Round>> round)
    {
        var (best, calm) = (0.0, 0);
        for (var rounds = 0; rounds < LongestWarmUp && calm < CalmRounds; rounds++)
        {
            var rate = (await round()).Rate;
            calm = rate > best * 1.05 ? 0 : calm + 1;
            best = Math.Max(best, rate);
        }
    }

    public static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
