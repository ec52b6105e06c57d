using System.ComponentModel;
using System.Diagnostics;
using System.Formats.Tar;
using System.IO.Compression;
using EventSourcedOps.Api.Hosting;

namespace EventSourcedOps.Api.Rehearsal;

/// <summary>The tables of a recording, out of a folder or a tar, packed or not. What xz has packed is unpacked by the xz of the machine.</summary>
internal static class RecordingFiles
{
    private const string MagicOfGzip = "1F8B";
    private const string MagicOfXz = "FD377A585A";

    /// <summary>Each is read before the next one is asked for.</summary>
    public static IEnumerable<(string Name, StreamReader Text)> Of(string path) =>
        Directory.Exists(path) ? InFolder(path)
        : File.Exists(path) ? InArchive(path)
        : throw new CannotStartException($"There is neither a file nor a folder {path}.");

    private static IEnumerable<(string, StreamReader)> InFolder(string path)
    {
        foreach (var file in Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            using var text = new StreamReader(file);
            yield return (file.Replace('\\', '/'), text);
        }
    }

    private static IEnumerable<(string, StreamReader)> InArchive(string path)
    {
        using var unpacked = Unpacked(path);
        using var tar = new TarReader(unpacked);
        while (tar.GetNextEntry() is { } entry)
        {
            if (entry.DataStream is not { } data) continue;
            using var text = new StreamReader(data);
            yield return (entry.Name, text);
        }
    }

    private static Stream Unpacked(string path)
    {
        var file = File.OpenRead(path);
        Span<byte> begin = stackalloc byte[MagicOfXz.Length / 2];
        var magic = Convert.ToHexString(begin[..file.ReadAtLeast(begin, begin.Length, throwOnEndOfStream: false)]);
        file.Position = 0;
        if (magic.StartsWith(MagicOfGzip, StringComparison.Ordinal)) return new GZipStream(file, CompressionMode.Decompress);
        if (magic != MagicOfXz) return file;
        file.Dispose();
        try
        {
            return Process.Start(new ProcessStartInfo("xz", ["-dc", path]) { RedirectStandardOutput = true })!.StandardOutput.BaseStream;
        }
        catch (Win32Exception)
        {
            throw new CannotStartException($"{path} is packed by xz, and there is no xz on this machine. Install xz-utils, or unpack it and name the folder.");
        }
    }
}
