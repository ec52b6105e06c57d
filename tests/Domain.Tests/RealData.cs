using System.Formats.Tar;
using System.IO.Compression;
using System.Runtime.CompilerServices;

namespace EventSourcedOps.Domain.Tests;

/// <summary>Data of real systems, which is not ours to ship: it lies beside the clone or not at all.</summary>
internal static class RealData
{
    /// <summary>The files of an archive by their names; the test is skipped where it is absent.</summary>
    public static IReadOnlyDictionary<string, string> Of(string folder, string archive)
    {
        var path = Above(Path.Combine("shared", "data", folder, archive));
        Assert.SkipUnless(File.Exists(path), $"The data is not at {path}.");
        using var packed = new GZipStream(File.OpenRead(path), CompressionMode.Decompress);
        using var tar = new TarReader(packed);
        var files = new Dictionary<string, string>(StringComparer.Ordinal);
        while (tar.GetNextEntry() is { } entry)
            if (entry.DataStream is { } data) files[entry.Name] = new StreamReader(data).ReadToEnd();
        return files;
    }

    /// <summary>A folder beside the clone, or one of the folders around it; the path itself when there is none.</summary>
    public static string Above(string path, [CallerFilePath] string here = "")
    {
        foreach (var start in (ReadOnlySpan<string>)[AppContext.BaseDirectory, here])
            for (var folder = Directory.GetParent(start); folder is not null; folder = folder.Parent)
                if (Path.Combine(folder.FullName, path) is var found && File.Exists(found)) return found;
        return path;
    }

    /// <summary>Rows of a table with quoted fields that may hold commas, quotes and line ends.</summary>
    public static List<string[]> Rows(string text)
    {
        var (rows, row, field, quoted) = (new List<string[]>(), new List<string>(), new System.Text.StringBuilder(), false);
        for (var at = 0; at < text.Length; at++)
        {
            var one = text[at];
            if (quoted && one == '"' && at + 1 < text.Length && text[at + 1] == '"') field.Append(text[++at]);
            else if (one == '"') quoted = !quoted;
            else if (quoted || one is not (',' or '\n')) field.Append(one);
            else
            {
                row.Add(field.ToString().TrimEnd('\r'));
                field.Clear();
                if (one == ',') continue;
                rows.Add([.. row]);
                row.Clear();
            }
        }

        if (row.Count > 0) rows.Add([.. row, field.ToString()]);
        return rows;
    }
}
