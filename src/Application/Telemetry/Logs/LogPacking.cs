using System.IO.Compression;
using EventSourcedOps.Domain.Telemetry;
using EventSourcedOps.Domain.Telemetry.Logs;

namespace EventSourcedOps.Application.Telemetry.Logs;

/// <summary>Blocks of lines as they lie on the disk: by Brotli's quickest setting, which takes some four fifths away.</summary>
internal static class LogPacking
{
    private const int Quickest = 1;
    private const int Window = 22;

    public static byte[] Pack(LogBlock block)
    {
        var packed = new byte[Varint.Longest + BrotliEncoder.GetMaxCompressedLength(block.Bytes.Length)];
        var head = Varint.Put(packed, (ulong)block.Bytes.Length);
        return BrotliEncoder.TryCompress(block.Bytes, packed.AsSpan(head), out var length, Quickest, Window)
            ? packed[..(head + length)]
            : throw new InvalidOperationException("Brotli did not find room for what it says it needs.");
    }

    public static IEnumerable<LogLine> Lines(byte[] packed)
    {
        ReadOnlySpan<byte> rest = packed;
        var plain = new byte[(int)Math.Min(Varint.Take(ref rest), int.MaxValue / 2)];
        return BrotliDecoder.TryDecompress(rest, plain, out var length) && length == plain.Length
            ? LogBlock.Read(plain) : throw new FormatException("A block of lines is damaged.");
    }
}
