namespace EventSourcedOps.Domain.Telemetry;

/// <summary>Whole numbers in as many bytes as they need, seven bits in each.</summary>
public static class Varint
{
    public const int Longest = 10;

    public static int Put(Span<byte> bytes, ulong number)
    {
        var length = 0;
        for (; number >= 0x80; number >>= 7) bytes[length++] = (byte)(number | 0x80);
        bytes[length++] = (byte)number;
        return length;
    }

    public static ulong Take(ref ReadOnlySpan<byte> bytes)
    {
        var number = 0UL;
        for (var at = 0; at < Math.Min(bytes.Length, Longest); at++)
        {
            number |= (ulong)(bytes[at] & 0x7f) << (7 * at);
            if (bytes[at] >= 0x80) continue;
            bytes = bytes[(at + 1)..];
            return number;
        }

        throw new FormatException("The message ends within a number.");
    }
}
