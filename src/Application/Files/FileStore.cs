using System.Buffers;
using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace EventSourcedOps.Application.Files;

/// <summary>A file in the store.</summary>
/// <param name="Sha256">Digest of its bytes, under which it is found.</param>
/// <param name="Bytes">Its size.</param>
public sealed record StoredFile(string Sha256, long Bytes);

/// <summary>
/// Files under the digest of their bytes. A file is there whole or not at all, is never changed, and the same bytes are kept once.
/// Nodes that share a database share this folder.
/// </summary>
public sealed partial class FileStore
{
    private const int BufferSize = 128 * 1024;
    private const string Unfinished = ".part";

    /// <summary>What was not finished by then never will be: its writer was killed.</summary>
    private static readonly TimeSpan Abandoned = TimeSpan.FromDays(1);

    private readonly string folder;

    public FileStore(string folder)
    {
        this.folder = Directory.CreateDirectory(folder).FullName;
        foreach (var part in new DirectoryInfo(folder).EnumerateFiles($"*{Unfinished}"))
            if (TimeProvider.System.GetUtcNow() - part.LastWriteTimeUtc > Abandoned) part.Delete();
    }

    public static bool IsDigest(string? text) => text is not null && Digest().IsMatch(text);

    /// <summary>Keeps what the stream holds; null, and nothing kept, when that is more than allowed.</summary>
    public async Task<StoredFile?> Keep(Stream content, long most, CancellationToken cancellation)
    {
        var part = Path.Combine(folder, $"{Guid.NewGuid():n}{Unfinished}");
        try
        {
            if (await Write(content, part, most, cancellation) is not { } file) return null;
            var place = PlaceOf(file.Sha256);
            Directory.CreateDirectory(Path.GetDirectoryName(place)!);
            File.Move(part, place, overwrite: true);
            return file;
        }
        finally
        {
            File.Delete(part);
        }
    }

    /// <summary>The size of a file; null when there is none of that digest.</summary>
    public long? SizeOf(string sha256) => IsDigest(sha256) && new FileInfo(PlaceOf(sha256)) is { Exists: true } file ? file.Length : null;

    /// <summary>The bytes of a file; null when there is none of that digest.</summary>
    public Stream? Open(string sha256) => SizeOf(sha256) is null
        ? null
        : new FileStream(PlaceOf(sha256), FileMode.Open, FileAccess.Read, FileShare.Read, BufferSize, FileOptions.Asynchronous | FileOptions.SequentialScan);

    private static async Task<StoredFile?> Write(Stream content, string part, long most, CancellationToken cancellation)
    {
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            var bytes = 0L;
            await using var file = new FileStream(part, FileMode.CreateNew, FileAccess.Write, FileShare.None, 0, FileOptions.Asynchronous);
            int read;
            while ((read = await content.ReadAsync(buffer.AsMemory(0, BufferSize), cancellation)) > 0)
            {
                bytes += read;
                if (bytes > most) return null;
                digest.AppendData(buffer, 0, read);
                await file.WriteAsync(buffer.AsMemory(0, read), cancellation);
            }

            file.Flush(flushToDisk: true);
            return new(Convert.ToHexStringLower(digest.GetHashAndReset()), bytes);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private string PlaceOf(string sha256) => Path.Combine(folder, sha256[..2], sha256);

    [GeneratedRegex("^[0-9a-f]{64}\\z")]
    private static partial Regex Digest();
}
