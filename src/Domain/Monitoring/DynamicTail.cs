namespace EventSourcedOps.Domain.Monitoring;

/// <summary>
/// How far a series strays from what is expected of it, so that one can say which distance is rare. Distances are counted in classes of a
/// quarter of a power of two; old ones fade. Within what was seen, rare is what few distances reached. Beyond that the tail is drawn
/// out with Hill's estimate of its weight (Hill, "A Simple General Approach to Inference About the Tail of a Distribution", 1975). To judge
/// by the tail instead of by deviations from a mean is the idea of SPOT (Siffer et al., "Anomaly Detection in Streams with Extreme Value
/// Theory", KDD 2017): one risk fits series of any scale and shape, where three sigma fits only the normal ones.
/// </summary>
internal sealed class DynamicTail(double halfLife)
{
    private const int Classes = 512;
    private const int One = Classes / 2;
    private const int PerDouble = 4;

    /// <summary>A distance not much beyond one that was seen counts as seen.</summary>
    private const double Margin = 1.2;

    /// <summary>What may be rarer than anything seen: half a sample more than there were.</summary>
    private const double Unseen = 0.5;

    /// <summary>The share of the largest distances that tells how heavy the tail is.</summary>
    private const double Top = 0.02;

    private const double PriorWeight = 3;
    private const double PriorHeaviness = 0.3;
    private const double LeastHeaviness = 0.1;
    private const double LargestUnit = 1e6;

    private static readonly double[] Quarters = [1, Math.Sqrt(Math.Sqrt(2)), Math.Sqrt(2), Math.Sqrt(2) * Math.Sqrt(Math.Sqrt(2))];

    private readonly double _fading = Math.Pow(0.5, 1 / halfLife);
    private double[] _weights = [];
    private int _lowest;
    private double _sum;

    // New samples weigh more and more, which is the same as old ones weighing less, without touching them.
    private double _unit = 1;

    public double Samples => _sum / _unit;

    public void Add(double distance)
    {
        var place = ClassOf(distance);
        MakeRoom(place);
        _weights[place - _lowest] += _unit;
        _sum += _unit;
        _unit /= _fading;
        if (_unit < LargestUnit) return;
        for (var at = 0; at < _weights.Length; at++) _weights[at] /= _unit;
        (_sum, _unit) = (_sum / _unit, 1);
    }

    /// <summary>The least distance that is rarer than one in ten to the power of that.</summary>
    public double Reach(double rarity)
    {
        if (_weights.Length == 0) return double.PositiveInfinity;
        var (seen, at) = (0.0, _weights.Length);
        while (at > 0 && seen < 1) seen += _weights[--at] / _unit;
        if (RarityOf(seen) < rarity) return EdgeOf(at + 1) * Math.Pow(10, Heaviness() * (rarity - RarityOf(seen)));
        while (at > 0 && RarityOf(seen + _weights[at - 1] / _unit) >= rarity) seen += _weights[--at] / _unit;
        return EdgeOf(at) * Margin;
    }

    /// <summary>How rare such a distance is, as a negative power of ten.</summary>
    public double RarityAt(double distance)
    {
        if (_weights.Length == 0) return 0;
        var (seen, at) = (0.0, _weights.Length);
        while (at > 0 && seen < 1) seen += _weights[--at] / _unit;
        if (distance > EdgeOf(at + 1)) return RarityOf(seen) + Math.Log10(distance / EdgeOf(at + 1)) / Heaviness();
        while (at > 0 && EdgeOf(at) * Margin > distance) seen += _weights[--at] / _unit;
        return RarityOf(seen);
    }

    private double RarityOf(double seen) => -Math.Log10(Math.Min(1, (seen + Unseen) / (Samples + 1)));

    /// <summary>Hill's mean of logarithms over the top share, held to what is usual while there are few.</summary>
    private double Heaviness()
    {
        var (above, at) = (0.0, _weights.Length);
        while (at > 0 && above < _sum * Top) above += _weights[--at];
        var excess = 0.0;
        for (var higher = at; higher < _weights.Length; higher++)
            excess += _weights[higher] * (higher - at + 0.5) * Math.Log(2) / PerDouble;
        return Math.Max(LeastHeaviness, (excess / _unit + PriorHeaviness * PriorWeight) / (above / _unit + PriorWeight));
    }

    private double EdgeOf(int at)
    {
        var place = at + _lowest - One;
        return Math.ScaleB(Quarters[place & (PerDouble - 1)], place >> 2);
    }

    /// <summary>By the bits of the number and not by a logarithm, which differs between machines in its last bit.</summary>
    private static int ClassOf(double distance)
    {
        if (!(distance > 0)) return 0;
        var exponent = Math.ILogB(distance);
        var (mantissa, quarter) = (Math.ScaleB(distance, -exponent), PerDouble - 1);
        while (mantissa < Quarters[quarter]) quarter--;
        return Math.Clamp(exponent * PerDouble + quarter + One, 0, Classes - 1);
    }

    private void MakeRoom(int place)
    {
        if (_weights.Length == 0) (_weights, _lowest) = (new double[1], place);
        if (place < _lowest)
        {
            _weights = [.. new double[_lowest - place], .. _weights];
            _lowest = place;
        }
        else if (place >= _lowest + _weights.Length)
        {
            Array.Resize(ref _weights, place - _lowest + 1);
        }
    }
}
