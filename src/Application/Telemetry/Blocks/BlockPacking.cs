using System.Buffers;
using System.IO.Compression;
using EventSourcedOps.Domain.Telemetry;

namespace EventSourcedOps.Application.Telemetry.Blocks;

/// <summary>Blocks as they lie on the disk: by Brotli's quickest setting, which takes some four fifths away.</summary>
internal static class BlockPacking
{
    private const int Quickest = 1;
    private const int Window = 22;

    public static byte[] Pack(ReadOnlySpan<byte> plain)
    {
        var room = ArrayPool<byte>.Shared.Rent(Varint.Longest + BrotliEncoder.GetMaxCompressedLength(plain.Length));
        try
        {
            var head = Varint.Put(room, (ulong)plain.Length);
            return BrotliEncoder.TryCompress(plain, room.AsSpan(head), out var length, Quickest, Window)
                ? room[..(head + length)]
                : throw new InvalidOperationException("Brotli did not find room for what it says it needs.");
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(room);
        }
    }

    /// <param name="read">Reads all it wants before it returns: the bytes are somebody else's afterwards.</param>
    public static T Unpack<T>(byte[] packed, Func<ReadOnlyMemory<byte>, T> read)
    {
        ReadOnlySpan<byte> rest = packed;
        var size = (int)Math.Min(Varint.Take(ref rest), int.MaxValue / 2);
        var room = ArrayPool<byte>.Shared.Rent(size);
        try
        {
            return BrotliDecoder.TryDecompress(rest, room, out var length) && length == size
                ? read(room.AsMemory(0, size)) : throw new FormatException("A block is damaged.");
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(room);
        }
    }
}
