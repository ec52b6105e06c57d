namespace EventSourcedOps.Domain.Monitoring;

/// <summary>
/// What a series reads at each time of day: mean, highest and lowest of each quarter of an hour over the days. Quarters before and
/// after count as well, since what is done every day is not done at the same minute. A day counts once however often it was sampled.
/// </summary>
internal sealed class DynamicSeason
{
    private const int Quarters = 96;
    private const long Day = 86_400_000;
    private const int Neighbours = 1;

    /// <summary>How much a new day counts against the earlier ones.</summary>
    private const double Learning = 0.15;

    /// <summary>By how much highest and lowest come back to the mean each day, lest one bad day excuses all that follow.</summary>
    private const double Forgetting = 0.05;

    /// <summary>What goes not much farther than on the days before counts as seen before, too.</summary>
    private const double Slack = 0.2;

    private readonly int[] _days = new int[Quarters];
    private readonly double[] _mean = new double[Quarters];
    private readonly double[] _high = new double[Quarters];
    private readonly double[] _low = new double[Quarters];
    private long _visit = long.MinValue;
    private int _samples;
    private double _sum;
    private double _visitHigh;
    private double _visitLow;

    /// <summary>The mean nearest to the value, and between what it is no news; null when that time of day was not seen yet.</summary>
    public (double Expected, double Low, double High)? At(long at, double value)
    {
        var quarter = QuarterOf(VisitOf(at));
        if (_days[quarter] == 0) return null;
        var (expected, low, high) = (_mean[quarter], _low[quarter], _high[quarter]);
        for (var step = -Neighbours; step <= Neighbours; step++)
        {
            var near = (quarter + step + Quarters) % Quarters;
            if (_days[near] == 0) continue;
            if (Math.Abs(value - _mean[near]) < Math.Abs(value - expected)) expected = _mean[near];
            (low, high) = (Math.Min(low, _low[near]), Math.Max(high, _high[near]));
        }

        return (expected, low - Slack * Math.Max(0, expected - low), high + Slack * Math.Max(0, high - expected));
    }

    public void Add(long at, double value)
    {
        var visit = VisitOf(at);
        if (visit != _visit)
        {
            if (_samples > 0) Learn(QuarterOf(_visit));
            (_visit, _samples, _sum, _visitHigh, _visitLow) = (visit, 0, 0, value, value);
        }

        _samples++;
        _sum += value;
        (_visitHigh, _visitLow) = (Math.Max(_visitHigh, value), Math.Min(_visitLow, value));
    }

    private void Learn(int quarter)
    {
        var mean = _sum / _samples;
        if (_days[quarter]++ == 0)
        {
            (_mean[quarter], _high[quarter], _low[quarter]) = (mean, _visitHigh, _visitLow);
            return;
        }

        _high[quarter] = Math.Max(_visitHigh, _high[quarter] - Forgetting * (_high[quarter] - _mean[quarter]));
        _low[quarter] = Math.Min(_visitLow, _low[quarter] + Forgetting * (_mean[quarter] - _low[quarter]));
        _mean[quarter] += (mean - _mean[quarter]) * Math.Max(Learning, 1.0 / _days[quarter]);
    }

    // Rounded down, for times before 1970 as well.
    private static long VisitOf(long at) => at / (Day / Quarters) - (at % (Day / Quarters) < 0 ? 1 : 0);

    private static int QuarterOf(long visit) => (int)((visit % Quarters + Quarters) % Quarters);
}
