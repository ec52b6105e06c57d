using System.Buffers.Binary;
using System.Numerics;

namespace EventSourcedOps.Domain.Telemetry;

/// <summary>Values in the shortest of three forms: one for all, whole numbers under a power of ten, or XOR with the one before.</summary>
internal static class MetricValues
{
    private const byte Same = 0;
    private const byte Decimal = 1;
    private const byte Xor = 2;

    private const int WidthOfLead = 5;
    private const int MostLead = 31;
    private const int WidthOfLength = 6;

    public static (byte Form, byte[] Bytes) Pack(ReadOnlySpan<double> values)
    {
        var first = BitConverter.DoubleToUInt64Bits(values[0]);
        var same = true;
        foreach (var value in values) same &= BitConverter.DoubleToUInt64Bits(value) == first;
        if (same)
        {
            var one = new byte[sizeof(double)];
            BinaryPrimitives.WriteUInt64LittleEndian(one, first);
            return (Same, one);
        }

        var xor = PackXor(values);
        return MetricDecimals.Pack(values) is { } whole && whole.Length <= xor.Length ? (Decimal, whole) : (Xor, xor);
    }

    public static void Unpack(byte form, ReadOnlySpan<byte> bytes, Span<double> values)
    {
        switch (form)
        {
            case Same when bytes.Length == sizeof(double):
                values.Fill(BinaryPrimitives.ReadDoubleLittleEndian(bytes));
                break;
            case Decimal:
                MetricDecimals.Unpack(bytes, values);
                break;
            case Xor:
                UnpackXor(bytes, values);
                break;
            default:
                throw new FormatException("A chunk has values of an unknown form.");
        }
    }

    private static byte[] PackXor(ReadOnlySpan<double> values)
    {
        Span<byte> bytes = new byte[values.Length * 10 + 16];
        var writer = new BitWriter(bytes);
        var before = BitConverter.DoubleToUInt64Bits(values[0]);
        writer.Write(before, 64);
        var (lead, length) = (0, 0);
        foreach (var value in values[1..])
        {
            var now = BitConverter.DoubleToUInt64Bits(value);
            var change = now ^ before;
            before = now;
            if (change == 0)
            {
                writer.Write(0, 1);
                continue;
            }

            var (leads, trails) = (Math.Min(BitOperations.LeadingZeroCount(change), MostLead), BitOperations.TrailingZeroCount(change));
            // The frame of the last one is used again while it wastes less than a new one costs.
            var fits = length > 0 && leads >= lead && trails >= 64 - lead - length;
            if (fits && length - (64 - leads - trails) <= WidthOfLead + WidthOfLength)
            {
                writer.Write(0b10, 2);
            }
            else
            {
                (lead, length) = (leads, 64 - leads - trails);
                writer.Write(0b11, 2);
                writer.Write((ulong)lead, WidthOfLead);
                writer.Write((ulong)length - 1, WidthOfLength);
            }

            writer.Write(change >> (64 - lead - length), length);
        }

        return bytes[..writer.End()].ToArray();
    }

    private static void UnpackXor(ReadOnlySpan<byte> bytes, Span<double> values)
    {
        var reader = new BitReader(bytes);
        var now = reader.Read(64);
        var (lead, length) = (0, 0);
        values[0] = BitConverter.UInt64BitsToDouble(now);
        for (var next = 1; next < values.Length; next++)
        {
            if (reader.ReadBit())
            {
                if (reader.ReadBit()) (lead, length) = ((int)reader.Read(WidthOfLead), (int)reader.Read(WidthOfLength) + 1);
                if (length == 0 || lead + length > 64) throw new FormatException("The values of a chunk are damaged.");
                now ^= reader.Read(length) << (64 - lead - length);
            }

            values[next] = BitConverter.UInt64BitsToDouble(now);
        }

        if (reader.Overrun) throw new FormatException("A chunk ends within its values.");
    }
}
