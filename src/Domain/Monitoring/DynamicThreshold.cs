namespace EventSourcedOps.Domain.Monitoring;

/// <summary>By which expectation a value was judged.</summary>
public enum DynamicLens
{
    /// <summary>It should stay near where it was just now.</summary>
    Step,

    /// <summary>It should read what it reads at that time of day.</summary>
    Season,

    /// <summary>Its mean over a while should stay near its mean over long: what one sample cannot tell, many can.</summary>
    Shift,
}

/// <summary>The same for every series. What is counted is samples, so that a slow series is watched for longer.</summary>
/// <param name="Rarity">What happens less often than once in ten to the power of that is surprising.</param>
/// <param name="WarmUp">Nothing is said before that many samples.</param>
/// <param name="Hold">Once told, nothing is told again for that many samples.</param>
/// <param name="Window">The while over which a shift is looked for, and the evidence of every verdict.</param>
/// <param name="HalfLife">After that many samples what was seen counts half.</param>
/// <param name="LevelPace">How fast "just now" follows the samples.</param>
/// <param name="NormalPace">How fast the normal level does.</param>
/// <param name="Resolution">What is less than that part of the usual size of values is no difference.</param>
public sealed record DynamicSettings(
    double Rarity = 2.3, int WarmUp = 150, int Hold = 150, int Window = 24, double HalfLife = 3000, double LevelPace = 0.2,
    double NormalPace = 0.005, double Resolution = 0.001)
{
    public static readonly DynamicSettings Default = new();
}

/// <summary>What is said of one sample, with everything that is needed to say it again.</summary>
/// <param name="Surprising">It lies outside the band.</param>
/// <param name="Fires">It is surprising and nothing was told for a while.</param>
/// <param name="Judged">What was compared with the band: the sample, or for a shift the mean over the window.</param>
/// <param name="Rarity">How rare that is, as a negative power of ten.</param>
/// <param name="From">Since when the window of evidence lasts, in milliseconds since 1970.</param>
public readonly record struct DynamicVerdict(
    bool Surprising, bool Fires, DynamicLens Lens, double Judged, double Expected, double Lower, double Upper, double Rarity,
    long From, long To)
{
    /// <summary>Changes whenever the same samples could be judged otherwise.</summary>
    public const string Model = "dynamic-threshold.v1";

    /// <summary>By what was judged, in a line: "dynamic-threshold.v1 season".</summary>
    public string ModelAndLens => Lens switch
    {
        DynamicLens.Step   => $"{Model} step",
        DynamicLens.Season => $"{Model} season",
        _                  => $"{Model} shift",
    };
}

/// <summary>
/// Watches one series and says of each sample, before learning from it, whether it is one that hardly ever comes. It knows three
/// expectations: where the series was just now, what it reads at that time of day, and its normal level, against which a change point
/// shows as a shift of the mean over a window (after Page, "Continuous Inspection Schemes", 1954). For each it keeps how far the series
/// strays from it; the band around an expectation is as wide as makes leaving it rare. A series without seasons has a wide seasonal band,
/// and one that jumps about has a wide band around its level, so nothing has to be set for either. What happened at that time
/// of day before is no news. State follows from samples alone: the same ones give the same verdicts.
/// </summary>
public sealed class DynamicThreshold(DynamicSettings settings)
{
    /// <summary>Beyond that, differences would not be numbers any more.</summary>
    private const double Largest = 1e300;

    private const int SeasonWarmUp = 60;
    private const int QuickStart = 200;
    private const double ScalePace = 0.002;

    private readonly DynamicTail _step = new(settings.HalfLife);
    private readonly DynamicTail _seasonal = new(settings.HalfLife);
    private readonly DynamicTail _shift = new(settings.HalfLife);
    private readonly DynamicSeason _season = new();
    private readonly (long At, double Value)[] _window = new (long, double)[settings.Window];
    private long _samples;
    private long _quietUntil;
    private double _level;
    private double _normal;
    private double _scale;

    public DynamicThreshold() : this(DynamicSettings.Default) { }

    /// <summary>Null for what is no number, or older than what was judged already.</summary>
    public DynamicVerdict? Judge(long at, double value)
    {
        if (!(Math.Abs(value) < Largest) || (_samples > 0 && at <= Newest.At)) return null;
        if (_samples == 0) (_level, _normal) = (value, value);
        _window[_samples % _window.Length] = (at, value);
        _samples++;
        // Steps below what the series is measured to are none.
        var least = 1e-9 + settings.Resolution * _scale;
        var season = _season.At(at, value);
        var mean = Mean();
        var known = season is { } day && value >= day.Low - least && value <= day.High + least;

        var verdict = Look(DynamicLens.Shift, _shift, mean, _normal, least, excused: false);
        verdict = Rarer(verdict, Look(DynamicLens.Step, _step, value, _level, least, known));
        if (season is { } usual && _seasonal.Samples > SeasonWarmUp)
            verdict = Rarer(verdict, Look(DynamicLens.Season, _seasonal, value, usual.Expected, least, known));

        _step.Add(Math.Abs(value - _level) + least);
        _shift.Add(Math.Abs(mean - _normal) + least);
        if (season is { } told) _seasonal.Add(Math.Abs(value - told.Expected) + least);
        Learn(at, value);
        return Tell(verdict with { From = Oldest.At, To = at });
    }

    private (long At, double Value) Newest => _window[(_samples - 1) % _window.Length];

    private (long At, double Value) Oldest => _samples < _window.Length ? _window[0] : _window[_samples % _window.Length];

    private double Mean()
    {
        var (sum, count) = (0.0, (int)Math.Min(_samples, _window.Length));
        for (var at = 0; at < count; at++) sum += _window[at].Value / count;
        return sum;
    }

    private DynamicVerdict Look(DynamicLens lens, DynamicTail tail, double judged, double expected, double least, bool excused)
    {
        var (reach, distance) = (Math.Max(0, tail.Reach(settings.Rarity) - least), Math.Abs(judged - expected));
        var rarity = tail.RarityAt(distance + least);
        return new(!excused && distance > reach, false, lens, judged, expected, expected - reach, expected + reach, rarity, 0, 0);
    }

    /// <summary>What surprises goes first, then what is rarer.</summary>
    private static DynamicVerdict Rarer(DynamicVerdict one, DynamicVerdict other) =>
        (other.Surprising, other.Rarity).CompareTo((one.Surprising, one.Rarity)) > 0 ? other : one;

    private DynamicVerdict Tell(DynamicVerdict verdict)
    {
        if (_samples <= settings.WarmUp) return verdict with { Surprising = false };
        if (!verdict.Surprising || _samples <= _quietUntil) return verdict;
        _quietUntil = _samples + settings.Hold;
        return verdict with { Fires = true };
    }

    private void Learn(long at, double value)
    {
        _level += settings.LevelPace * (value - _level);
        _normal += Math.Max(settings.NormalPace, _samples < QuickStart ? 1.0 / _samples : 0) * (value - _normal);
        _scale += (Math.Abs(value) - _scale) * Math.Max(ScalePace, 1.0 / _samples);
        _season.Add(at, value);
    }
}
