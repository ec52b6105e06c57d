using System.Buffers.Binary;
using System.Buffers.Text;

namespace EventSourcedOps.Projections.Feeds;

/// <summary>A place in the feed that never expires; opaque text for consumers.</summary>
/// <param name="Epoch">The life of the database in which the position was given.</param>
/// <param name="Position">The last position the consumer has; 0 stands before the first.</param>
public readonly record struct FeedCursor(Guid Epoch, long Position)
{
    private const byte Form = 1;
    private const int Size = 29;
    private const int CheckAt = Size - 4;

    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[Size];
        bytes[0] = Form;
        Epoch.TryWriteBytes(bytes[1..], bigEndian: true, out _);
        BinaryPrimitives.WriteInt64BigEndian(bytes[17..], Position);
        BinaryPrimitives.WriteUInt32BigEndian(bytes[CheckAt..], Check(bytes[..CheckAt]));
        return Base64Url.EncodeToString(bytes);
    }

    /// <summary>Null when the text was never a cursor; a slip of one letter must not lead to another place in silence.</summary>
    public static FeedCursor? Parse(string text)
    {
        Span<byte> bytes = stackalloc byte[Size];
        if (text.Length != Base64Url.GetEncodedLength(Size) || !Base64Url.IsValid(text, out var size) || size != Size) return null;
        if (!Base64Url.TryDecodeFromChars(text, bytes, out _) || bytes[0] != Form) return null;
        if (BinaryPrimitives.ReadUInt32BigEndian(bytes[CheckAt..]) != Check(bytes[..CheckAt])) return null;
        var position = BinaryPrimitives.ReadInt64BigEndian(bytes[17..]);
        return position < 0 ? null : new(new Guid(bytes[1..17], bigEndian: true), position);
    }

    /// <summary>FNV-1a: against slips, not against malice; a cursor gives no rights.</summary>
    private static uint Check(ReadOnlySpan<byte> bytes)
    {
        var sum = 2_166_136_261u;
        foreach (var b in bytes) sum = unchecked((sum ^ b) * 16_777_619u);
        return sum;
    }
}
