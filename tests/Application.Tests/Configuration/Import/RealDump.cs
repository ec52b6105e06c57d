using System.IO.Compression;
using System.Text.Json.Nodes;

namespace EventSourcedOps.Application.Tests.Configuration.Import;

/// <summary>NetBox's public demo data, 6,915 records. The file lies beside the clone, or above it, or not at all.</summary>
internal static class RealDump
{
    public static readonly string Path = Above("netbox/netbox-demo-v3.5.json.gz");
    public static readonly string Zoo = Above("topologyzoo/topologyzoo.tar.gz");

    public static void SkipWithout() => Assert.SkipUnless(File.Exists(Path), $"The dump is not at {Path}.");

    /// <summary>The records as they stand in the file, read by nothing of the product.</summary>
    public static IReadOnlyList<JsonNode> Records()
    {
        using var file = new GZipStream(File.OpenRead(Path), CompressionMode.Decompress);
        return [.. JsonNode.Parse(file)!.AsArray().Select(record => record!)];
    }

    private static string Above(string path)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (System.IO.Path.Combine(folder.FullName, "shared", "data", path) is var found && File.Exists(found)) return found;
        return path;
    }
}
