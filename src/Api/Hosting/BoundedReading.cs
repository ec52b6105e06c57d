using System.Buffers;

namespace EventSourcedOps.Api.Hosting;

/// <summary>Reads what somebody sends, and never more of it than is bearable.</summary>
internal static class BoundedReading
{
    /// <summary>Null when there is more than that; the rest of it is not read.</summary>
    public static async Task<byte[]?> ReadAtMost(this Stream stream, int most, CancellationToken cancellation)
    {
        var bytes = new ArrayBufferWriter<byte>(64 << 10);
        while (true)
        {
            var read = await stream.ReadAsync(bytes.GetMemory(16 << 10), cancellation);
            if (read == 0) return bytes.WrittenSpan.ToArray();
            bytes.Advance(read);
            if (bytes.WrittenCount > most) return null;
        }
    }
}
