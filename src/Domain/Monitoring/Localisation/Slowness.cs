namespace EventSourcedOps.Domain.Monitoring.Localisation;

/// <summary>Something takes longer than it used to in surprisingly many requests.</summary>
/// <param name="Longer">The time that is exceeded in so many of them, in nanoseconds.</param>
internal readonly record struct Slow(double Bits, long Longer, Share Usual, Share Now)
{
    public double Counted => Bits * Share.Between(Usual, Now);
}

/// <summary>
/// Whether times have become longer: in how many requests they exceed twice the median, twice what 90 of 100 or 99 of 100 kept to. What
/// grows by less than half is what caches, collections of garbage and growing tables do by themselves.
/// </summary>
internal static class Slowness
{
    private const int Factor = 2;
    private const int FewestTimes = 5;

    private static readonly double[] Quantiles = [0.5, 0.9, 0.99];

    /// <summary>Null when nothing of the kind is clear.</summary>
    public static Slow? Of(IReadOnlyList<IReadOnlyList<long>> minutes, IReadOnlyList<long> now)
    {
        var usual = minutes.SelectMany(minute => minute).Order().ToList();
        if (usual.Count < FewestTimes || now.Count == 0) return null;
        var best = default(Slow);
        foreach (var quantile in Quantiles)
        {
            var longer = Factor * usual[Math.Min(usual.Count - 1, (int)(quantile * usual.Count))];
            var (before, after) = (UsualShare.Of([.. minutes.Select(minute => Longer(minute, longer))]), Longer(now, longer));
            // One of several questions is answered by chance more easily than one alone.
            var bits = Surprise.Of(before, after) - Math.Log2(Quantiles.Length);
            if (bits > best.Bits) best = new(bits, longer, before, after);
        }

        return best.Bits >= Surprise.Told ? best : null;
    }

    private static Share Longer(IReadOnlyCollection<long> times, long than) => new(times.Count(time => time > than), times.Count);
}
