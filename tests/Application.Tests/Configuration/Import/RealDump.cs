using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;

namespace EventSourcedOps.Application.Tests.Configuration.Import;

/// <summary>NetBox's public demo data, 6,915 records. The file lies beside the clone or not at all.</summary>
internal static class RealDump
{
    public static readonly string Path = Beside("netbox/netbox-demo-v3.5.json.gz");
    public static readonly string Zoo = Beside("topologyzoo/topologyzoo.tar.gz");

    public static void SkipWithout() => Assert.SkipUnless(File.Exists(Path), $"The dump is not at {Path}.");

    /// <summary>The records as they stand in the file, read by nothing of the product.</summary>
    public static IReadOnlyList<JsonNode> Records()
    {
        using var file = new GZipStream(File.OpenRead(Path), CompressionMode.Decompress);
        return [.. JsonNode.Parse(file)!.AsArray().Select(record => record!)];
    }

    private static string Beside(string path, [CallerFilePath] string here = "") =>
        System.IO.Path.GetFullPath(System.IO.Path.Combine(System.IO.Path.GetDirectoryName(here)!, "..", "..", "..", "..", "..", "..", "shared", "data", path));
}
