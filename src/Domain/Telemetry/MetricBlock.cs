using System.Buffers;
using System.Buffers.Binary;

namespace EventSourcedOps.Domain.Telemetry;

/// <summary>
/// What one sender sent at once, over many series, as it is written ahead: quick to write and to read, and no more. The small form
/// comes later, when a series has more to say than one sample (<see cref="MetricChunk"/>).
/// </summary>
public sealed class MetricBlock
{
    private const byte Format = 1;
    private readonly ArrayBufferWriter<byte> _bytes;
    private long _series;
    private long _at;

    public MetricBlock(int expected = 256)
    {
        _bytes = new(Math.Max(16, expected));
        _bytes.GetSpan(1)[0] = Format;
        _bytes.Advance(1);
    }

    public int Count { get; private set; }

    public long FirstAt { get; private set; } = long.MaxValue;

    public long LastAt { get; private set; } = long.MinValue;

    public ReadOnlyMemory<byte> Bytes => _bytes.WrittenMemory;

    /// <param name="series">The number of a series.</param>
    /// <param name="at">When, in milliseconds since 1970, in any order.</param>
    public void Add(long series, ReadOnlySpan<long> at, ReadOnlySpan<double> values)
    {
        if (at.IsEmpty) return;
        var room = _bytes.GetSpan((2 * Varint.Longest) + (at.Length * (Varint.Longest + sizeof(double))));
        var length = Varint.Put(room, ZigZag.Of(unchecked(series - _series)));
        length += Varint.Put(room[length..], (ulong)at.Length);
        for (var next = 0; next < at.Length; next++)
        {
            length += Varint.Put(room[length..], ZigZag.Of(unchecked(at[next] - _at)));
            BinaryPrimitives.WriteDoubleLittleEndian(room[length..], values[next]);
            length += sizeof(double);
            _at = at[next];
            (FirstAt, LastAt) = (Math.Min(FirstAt, _at), Math.Max(LastAt, _at));
        }

        _bytes.Advance(length);
        _series = series;
        Count += at.Length;
    }

    /// <summary>Hands every sample over, in the order in which they were sent.</summary>
    public static void Read(ReadOnlySpan<byte> block, Action<long, long, double> sample)
    {
        if (block.IsEmpty || block[0] != Format) throw new FormatException("These bytes are no block of samples.");
        var (series, at) = (0L, 0L);
        var rest = block[1..];
        while (!rest.IsEmpty)
        {
            series = unchecked(series + ZigZag.Back(Varint.Take(ref rest)));
            for (var left = Varint.Take(ref rest); left > 0; left--)
            {
                at = unchecked(at + ZigZag.Back(Varint.Take(ref rest)));
                if (rest.Length < sizeof(double)) throw new FormatException("A block ends within a sample.");
                sample(series, at, BinaryPrimitives.ReadDoubleLittleEndian(rest));
                rest = rest[sizeof(double)..];
            }
        }
    }
}
