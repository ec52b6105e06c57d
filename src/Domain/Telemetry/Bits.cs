using System.Buffers.Binary;
using System.Numerics;

namespace EventSourcedOps.Domain.Telemetry;

/// <summary>Writes numbers of any width one behind the other, the highest bit first.</summary>
internal ref struct BitWriter(Span<byte> bytes)
{
    private readonly Span<byte> _bytes = bytes;
    private ulong _held;
    private int _free = 64;
    private int _at;

    /// <summary>How many bytes it takes so far, the begun one included.</summary>
    public readonly int Length => _at + (64 - _free + 7) / 8;

    public void Write(ulong value, int width)
    {
        if (width == 0) return;
        value &= ulong.MaxValue >> (64 - width);
        if (width <= _free)
        {
            _free -= width;
            _held |= value << _free;
            if (_free > 0) return;
            Turn(0, 64);
            return;
        }

        var rest = width - _free;
        _held |= value >> rest;
        Turn(value << (64 - rest), 64 - rest);
    }

    /// <summary>Puts down what is held and answers how many bytes there are.</summary>
    public int End()
    {
        var length = Length;
        Span<byte> last = stackalloc byte[8];
        BinaryPrimitives.WriteUInt64BigEndian(last, _held);
        last[..(length - _at)].CopyTo(_bytes[_at..]);
        return length;
    }

    private void Turn(ulong held, int free)
    {
        BinaryPrimitives.WriteUInt64BigEndian(_bytes[_at..], _held);
        _at += 8;
        (_held, _free) = (held, free);
    }
}

/// <summary>Reads what <see cref="BitWriter"/> wrote. Behind the end it reads zeros and remembers that it did.</summary>
internal ref struct BitReader(ReadOnlySpan<byte> bytes)
{
    private readonly ReadOnlySpan<byte> _bytes = bytes;
    private int _bit;

    public readonly bool Overrun => _bit > _bytes.Length * 8;

    public bool ReadBit()
    {
        var at = _bit++;
        return at >> 3 < _bytes.Length && (_bytes[at >> 3] >> (7 - (at & 7)) & 1) == 1;
    }

    public ulong Read(int width)
    {
        if (width == 0) return 0;
        var (at, shift) = (_bit >> 3, _bit & 7);
        _bit += width;
        var value = WordAt(at) << shift;
        if (shift + width > 64) value |= (ulong)ByteAt(at + 8) >> (8 - shift);
        return value >> (64 - width);
    }

    private readonly ulong WordAt(int at)
    {
        if (at + 8 <= _bytes.Length) return BinaryPrimitives.ReadUInt64BigEndian(_bytes[at..]);
        var value = 0UL;
        for (var next = at; next < at + 8; next++) value = value << 8 | ByteAt(next);
        return value;
    }

    private readonly byte ByteAt(int at) => at < _bytes.Length ? _bytes[at] : (byte)0;
}

/// <summary>Signed numbers as unsigned ones in which what is near zero is small.</summary>
internal static class ZigZag
{
    public static ulong Of(long value) => unchecked((ulong)(value << 1 ^ value >> 63));

    public static long Back(ulong value) => unchecked((long)(value >> 1) ^ -(long)(value & 1));

    public static int Width(ulong value) => 64 - BitOperations.LeadingZeroCount(value);
}
