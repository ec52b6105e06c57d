namespace EventSourcedOps.Domain.Telemetry.Traces;

/// <summary>How long things took, counted in classes that each are a sixteenth of a power of two wide: quantiles to a thirtieth, in little room.</summary>
internal sealed class DurationSketch
{
    private const int PerDouble = 16;
    private const int Bits = 4;

    private int[] _counts = [];
    private long _all;

    public void Add(long length)
    {
        var place = PlaceOf(length);
        if (place >= _counts.Length) Array.Resize(ref _counts, Math.Max(place + 1, _counts.Length * 2));
        _counts[place]++;
        _all++;
    }

    /// <summary>One of those that were added counts no more.</summary>
    public void Remove(long length)
    {
        _counts[PlaceOf(length)]--;
        _all--;
    }

    /// <summary>The middle of the class in which that share of them is reached.</summary>
    public double Within(double share)
    {
        var wanted = Math.Max(1, (long)Math.Ceiling(share * _all));
        for (int place = 0; place < _counts.Length; place++)
            if ((wanted -= _counts[place]) <= 0) return MiddleOf(place);
        return 0;
    }

    /// <summary>Small numbers have a class each; of others the highest bit and the four behind it say which.</summary>
    private static int PlaceOf(long length)
    {
        if (length < PerDouble) return (int)Math.Max(0, length);
        var exponent = 63 - System.Numerics.BitOperations.LeadingZeroCount((ulong)length);
        return ((exponent - Bits + 1) * PerDouble) + (int)((length >> (exponent - Bits)) & (PerDouble - 1));
    }

    private static double MiddleOf(int place)
    {
        if (place < PerDouble) return place;
        var exponent = (place / PerDouble) + Bits - 1;
        var width = Math.ScaleB(1, exponent - Bits);
        return ((PerDouble + (place % PerDouble)) * width) + ((width - 1) / 2);
    }
}
