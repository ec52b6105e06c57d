using System.Buffers.Binary;

namespace EventSourcedOps.Domain.Telemetry;

/// <summary>What a chunk says of itself without being unpacked: enough to find it, and for roll-ups that lie wholly over it.</summary>
/// <param name="Valued">Samples that are numbers; the others mark that a series ended or had nothing to say.</param>
/// <param name="Sum">Of those that are numbers, and so are the least and the greatest; NaN when there is none.</param>
public readonly record struct MetricChunkHead(int Count, int Valued, long FirstAt, long LastAt, double Sum, double Min, double Max)
{
    public static MetricChunkHead Of(ReadOnlySpan<long> at, ReadOnlySpan<double> values)
    {
        var (valued, sum, min, max) = (0, 0.0, double.PositiveInfinity, double.NegativeInfinity);
        foreach (var value in values)
        {
            if (double.IsNaN(value)) continue;
            valued++;
            sum += value;
            min = Math.Min(min, value);
            max = Math.Max(max, value);
        }

        return valued == 0
            ? new(values.Length, 0, at[0], at[^1], double.NaN, double.NaN, double.NaN)
            : new(values.Length, valued, at[0], at[^1], sum, min, max);
    }
}

/// <summary>
/// Some samples of one series, packed without loss: any bits of a value, any order of times. Times are differences of differences and
/// values the XOR with the one before, both from "Gorilla: A Fast, Scalable, In-Memory Time Series Database" (Pelkonen et al., VLDB 2015).
/// Most series, though, were decimal numbers before somebody made doubles of them; such values are kept as whole numbers with a common
/// power of ten where that gives back the very same bits, after "ALP: Adaptive Lossless floating-Point Compression" (Afroozeh et al.,
/// SIGMOD 2024). Of the ways that fit, the shortest is taken.
/// </summary>
public static class MetricChunk
{
    /// <summary>More would make a look at one moment unpack a day.</summary>
    public const int MostSamples = 4096;

    /// <summary>Chunks are kept by the hour.</summary>
    public const long HourMilliseconds = 3_600_000;

    private const byte Format = 1;
    private const int Fixed = 2 + 3 * sizeof(double);

    /// <param name="at">When, in milliseconds since 1970.</param>
    public static byte[] Pack(ReadOnlySpan<long> at, ReadOnlySpan<double> values)
    {
        if (at.Length != values.Length) throw new ArgumentException("Every sample has a time and a value.", nameof(values));
        if (at.Length is 0 or > MostSamples) throw new ArgumentException($"A chunk holds 1 to {MostSamples} samples.", nameof(at));
        var head = MetricChunkHead.Of(at, values);
        var times = MetricTimes.Pack(at);
        var (form, packed) = MetricValues.Pack(values);

        Span<byte> start = stackalloc byte[Fixed + 5 * Varint.Longest];
        (start[0], start[1]) = (Format, form);
        BinaryPrimitives.WriteDoubleLittleEndian(start[2..], head.Sum);
        BinaryPrimitives.WriteDoubleLittleEndian(start[10..], head.Min);
        BinaryPrimitives.WriteDoubleLittleEndian(start[18..], head.Max);
        var length = Fixed;
        foreach (var number in (ReadOnlySpan<ulong>)
        [
            (ulong)head.Count, (ulong)head.Valued, ZigZag.Of(head.FirstAt), ZigZag.Of(unchecked(head.LastAt - head.FirstAt)),
            (ulong)times.Length,
        ])
            length += Varint.Put(start[length..], number);
        return [.. start[..length], .. times, .. packed];
    }

    public static MetricChunkHead HeadOf(ReadOnlySpan<byte> chunk) => Open(chunk, out _, out _);

    /// <summary>Fills times and values in; answers the head.</summary>
    public static MetricChunkHead Unpack(ReadOnlySpan<byte> chunk, Span<long> at, Span<double> values)
    {
        var head = Open(chunk, out var times, out var packed);
        MetricTimes.Unpack(times, head.FirstAt, at[..head.Count]);
        MetricValues.Unpack(chunk[1], packed, values[..head.Count]);
        return head;
    }

    private static MetricChunkHead Open(ReadOnlySpan<byte> chunk, out ReadOnlySpan<byte> times, out ReadOnlySpan<byte> values)
    {
        if (chunk.Length < Fixed || chunk[0] != Format) throw new FormatException("These bytes are no chunk of samples.");
        var rest = chunk[Fixed..];
        var (count, valued) = (Varint.Take(ref rest), Varint.Take(ref rest));
        var first = ZigZag.Back(Varint.Take(ref rest));
        var last = unchecked(first + ZigZag.Back(Varint.Take(ref rest)));
        var length = Varint.Take(ref rest);
        if (count is 0 or > MostSamples || valued > count || length > (ulong)rest.Length)
            throw new FormatException("The head of a chunk is damaged.");
        times = rest[..(int)length];
        values = rest[(int)length..];
        return new((int)count, (int)valued, first, last, BinaryPrimitives.ReadDoubleLittleEndian(chunk[2..]),
            BinaryPrimitives.ReadDoubleLittleEndian(chunk[10..]), BinaryPrimitives.ReadDoubleLittleEndian(chunk[18..]));
    }
}
