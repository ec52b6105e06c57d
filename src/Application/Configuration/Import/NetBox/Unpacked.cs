using System.IO.Compression;
using EventSourcedOps.Application.Files;

namespace EventSourcedOps.Application.Configuration.Import.NetBox;

/// <summary>A file as it was before somebody packed it. What unpacks to more than any dump has is refused while it is read.</summary>
internal sealed class Unpacked(Stream content) : Stream
{
    private const long Most = 4L << 30;

    private long taken;

    public static async Task<Stream> Of(Stream file, CancellationToken cancellation)
    {
        var head = new byte[2];
        var read = await file.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancellation);
        file.Position = 0;
        return read == 2 && head is [0x1f, 0x8b] ? new Unpacked(new GZipStream(file, CompressionMode.Decompress)) : file;
    }

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => taken; set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count) => Count(content.Read(buffer, offset, count));

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        Count(await content.ReadAsync(buffer, cancellationToken));

    public override void Flush() => throw new NotSupportedException();
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) content.Dispose();
        base.Dispose(disposing);
    }

    private int Count(int read) => (taken += read) <= Most ? read : throw new FileRefusedException("The file unpacks to more than a dump may have.");
}
