namespace EventSourcedOps.Domain.Telemetry;

/// <summary>
/// Times of samples as differences of differences: a series that is read every 15 seconds takes a bit a sample, one that is read
/// somewhat late each time takes nine or twelve. Differences wrap around, so that no order and no distance of times is too much.
/// </summary>
internal static class MetricTimes
{
    /// <summary>Bits that the difference may take, and how many ones announce it: from "as before" to "anything".</summary>
    private static ReadOnlySpan<int> Widths => [0, 7, 12, 20, 64];

    public static ReadOnlySpan<byte> Pack(ReadOnlySpan<long> at)
    {
        var bytes = new byte[at.Length * 9 + 16];
        var writer = new BitWriter(bytes);
        var (before, step) = (at[0], 0L);
        foreach (var next in at[1..])
        {
            var now = unchecked(next - before);
            Write(ref writer, ZigZag.Of(unchecked(now - step)));
            (before, step) = (next, now);
        }

        return bytes.AsSpan(0, writer.End());
    }

    public static void Unpack(ReadOnlySpan<byte> bytes, long first, Span<long> at)
    {
        var reader = new BitReader(bytes);
        var (now, step) = (first, 0L);
        at[0] = first;
        for (var next = 1; next < at.Length; next++)
        {
            step = unchecked(step + ZigZag.Back(Read(ref reader)));
            at[next] = now = unchecked(now + step);
        }

        if (reader.Overrun) throw new FormatException("A chunk ends within its times.");
    }

    private static void Write(ref BitWriter writer, ulong change)
    {
        var form = 0;
        while (Widths[form] < ZigZag.Width(change)) form++;
        if (form == Widths.Length - 1) writer.Write((1UL << form) - 1, form);
        else writer.Write((1UL << (form + 1)) - 2, form + 1);
        writer.Write(change, Widths[form]);
    }

    private static ulong Read(ref BitReader reader)
    {
        var form = 0;
        while (form < Widths.Length - 1 && reader.ReadBit()) form++;
        return reader.Read(Widths[form]);
    }
}
