namespace EventSourcedOps.Domain.Telemetry;

/// <summary>Values as whole numbers under one power of ten, as differences packed in blocks of one width each.</summary>
internal static class MetricDecimals
{
    private const int Block = 16;
    private const int WidthOfWidth = 6;
    private const int WidthOfPower = 4;

    /// <summary>Beyond that, not every whole number is a double.</summary>
    private const double Exact = 1L << 53;

    private static readonly double[] Powers = [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10];

    /// <summary>Null when some value would not come back with the very same bits.</summary>
    public static byte[]? Pack(ReadOnlySpan<double> values)
    {
        var whole = new long[values.Length];
        var power = 0;
        for (var at = 0; at < values.Length;)
        {
            if (TryWhole(values[at], power, out whole[at])) at++;
            else if (++power == Powers.Length) return null;
            else at = 0;
        }

        Span<byte> bytes = new byte[values.Length * 9 + 32];
        var writer = new BitWriter(bytes);
        writer.Write((ulong)power, WidthOfPower);
        writer.Write((ulong)whole[0], 64);
        for (var start = 1; start < whole.Length; start += Block)
        {
            var end = Math.Min(start + Block, whole.Length);
            var width = 0;
            for (var at = start; at < end; at++) width = Math.Max(width, ZigZag.Width(ZigZag.Of(whole[at] - whole[at - 1])));
            writer.Write((ulong)width, WidthOfWidth);
            for (var at = start; at < end; at++) writer.Write(ZigZag.Of(whole[at] - whole[at - 1]), width);
        }

        return bytes[..writer.End()].ToArray();
    }

    public static void Unpack(ReadOnlySpan<byte> bytes, Span<double> values)
    {
        var reader = new BitReader(bytes);
        var power = (int)reader.Read(WidthOfPower);
        if (power >= Powers.Length) throw new FormatException("The values of a chunk are damaged.");
        var (divisor, now) = (Powers[power], (long)reader.Read(64));
        values[0] = now / divisor;
        for (var start = 1; start < values.Length; start += Block)
        {
            var width = (int)reader.Read(WidthOfWidth);
            for (var at = start; at < Math.Min(start + Block, values.Length); at++)
            {
                now = unchecked(now + ZigZag.Back(reader.Read(width)));
                values[at] = now / divisor;
            }
        }

        if (reader.Overrun) throw new FormatException("A chunk ends within its values.");
    }

    private static bool TryWhole(double value, int power, out long whole)
    {
        var scaled = Math.Round(value * Powers[power]);
        // Not for NaN either, whose comparisons are all false.
        if (!(Math.Abs(scaled) < Exact))
        {
            whole = 0;
            return false;
        }

        whole = (long)scaled;
        return BitConverter.DoubleToInt64Bits(whole / Powers[power]) == BitConverter.DoubleToInt64Bits(value);
    }
}
