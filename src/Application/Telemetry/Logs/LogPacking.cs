using System.Buffers;
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
        var room = ArrayPool<byte>.Shared.Rent(Varint.Longest + BrotliEncoder.GetMaxCompressedLength(block.Bytes.Length));
        try
        {
            var head = Varint.Put(room, (ulong)block.Bytes.Length);
            return BrotliEncoder.TryCompress(block.Bytes, room.AsSpan(head), out var length, Quickest, Window)
                ? room[..(head + length)]
                : throw new InvalidOperationException("Brotli did not find room for what it says it needs.");
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(room);
        }
    }

    public static IReadOnlyList<LogLine> Lines(byte[] packed)
    {
        ReadOnlySpan<byte> rest = packed;
        var size = (int)Math.Min(Varint.Take(ref rest), int.MaxValue / 2);
        var room = ArrayPool<byte>.Shared.Rent(size);
        try
        {
            return BrotliDecoder.TryDecompress(rest, room, out var length) && length == size
                ? [.. LogBlock.Read(room.AsMemory(0, size))] : throw new FormatException("A block of lines is damaged.");
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(room);
        }
    }
}
