using System.Security.Cryptography;

namespace EventSourcedOps.Api.Hosting;

/// <summary>A file that only its owner may read.</summary>
internal static class SecretFile
{
    private const int SecretBytes = 24;

    public static async Task<string> ReadOrMakeAsync(string path, CancellationToken cancellation)
    {
        if (!File.Exists(path)) await WriteAsync(path, RandomNumberGenerator.GetHexString(SecretBytes * 2, lowercase: true), cancellation);
        return (await File.ReadAllTextAsync(path, cancellation)).Trim();
    }

    public static async Task WriteAsync(string path, string content, CancellationToken cancellation)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, Share = FileShare.None };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        await using var writer = new StreamWriter(path, options);
        await writer.WriteAsync(content.AsMemory(), cancellation);
    }
}
