using System.Buffers;
using System.Text;

namespace EventSourcedOps.Api.Telemetry.Logs;

/// <summary>Messages in a stream of bytes (RFC 6587): with their length before them, or with the end of a line behind them.</summary>
internal static class SyslogFrames
{
    public const int Longest = 65_536;

    private const int LengthDigits = 5;

    /// <summary>Takes one message off the front; false when it is not there as a whole yet.</summary>
    public static bool TryTake(ref ReadOnlySequence<byte> buffer, out string message)
    {
        message = "";
        if (buffer.IsEmpty) return false;
        return buffer.FirstSpan[0] is >= (byte)'1' and <= (byte)'9' ? TryCounted(ref buffer, out message) : TryLine(ref buffer, out message);
    }

    private static bool TryCounted(ref ReadOnlySequence<byte> buffer, out string message)
    {
        message = "";
        var reader = new SequenceReader<byte>(buffer);
        if (!reader.TryReadTo(out ReadOnlySpan<byte> digits, (byte)' '))
            return buffer.Length > LengthDigits ? throw new FormatException("A message has no length before it.") : false;
        if (digits.Length > LengthDigits || !int.TryParse(digits, out var length) || length > Longest)
            throw new FormatException($"A message has {Longest} bytes at most.");
        if (reader.Remaining < length) return false;
        message = Encoding.UTF8.GetString(buffer.Slice(reader.Position, length));
        buffer = buffer.Slice(buffer.GetPosition(length, reader.Position));
        return true;
    }

    private static bool TryLine(ref ReadOnlySequence<byte> buffer, out string message)
    {
        message = "";
        if (buffer.PositionOf((byte)'\n') is not { } end)
            return buffer.Length > Longest ? throw new FormatException($"A message has {Longest} bytes at most.") : false;
        message = Encoding.UTF8.GetString(buffer.Slice(0, end));
        buffer = buffer.Slice(buffer.GetPosition(1, end));
        return true;
    }
}
