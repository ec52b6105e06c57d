namespace EventSourcedOps.Domain.Monitoring.Localisation;

/// <summary>
/// What was usual, although a fault is noticed late and others went before it: minutes that surprise beside the rest of the reference are left
/// out, up to a part of them.
/// </summary>
internal static class UsualShare
{
    /// <summary>More than that part of the minutes is no exception any more.</summary>
    private const double MostLeftOut = 0.25;

    private const int FewestMinutes = 4;

    public static Share Of(IReadOnlyList<Share> minutes)
    {
        var seen = minutes.Where(minute => minute.Requests > 0).ToList();
        if (seen.Count < FewestMinutes) return Sum(seen);
        var median = Median(seen);
        var farthestFirst = seen.OrderByDescending(minute => Distance(minute, median)).ThenBy(minute => minute.Held).ThenBy(minute => minute.Requests).ToList();
        var doubtful = (int)(seen.Count * MostLeftOut);
        var rest = Sum(farthestFirst.Skip(doubtful));
        return rest + Sum(farthestFirst.Take(doubtful).Where(minute => Math.Abs(Surprise.Of(rest, minute)) < Surprise.Clear));
    }

    private static Share Sum(IEnumerable<Share> minutes) => minutes.Aggregate(default(Share), (sum, minute) => sum + minute);

    /// <summary>As many requests lie in minutes with a smaller share as in minutes with a larger one.</summary>
    private static double Median(List<Share> minutes)
    {
        var half = minutes.Sum(minute => minute.Requests) / 2;
        foreach (var minute in minutes.OrderBy(minute => minute.Value))
            if ((half -= minute.Requests) <= 0) return minute.Value;
        return 0;
    }

    /// <summary>The square of how many standard deviations a minute is away, were all alike.</summary>
    private static double Distance(Share minute, double median)
    {
        var expected = Math.Clamp(median, 0.01, 0.99);
        var off = minute.Held - minute.Requests * median;
        return off * off / (minute.Requests * expected * (1 - expected));
    }
}
