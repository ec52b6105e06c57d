using EventSourcedOps.Api.Tests.Hosting;
using IoPath = System.IO.Path;

namespace EventSourcedOps.Api.Tests.Incidents;

/// <summary>Audit rows of real incidents. The file lies beside the clone or not at all.</summary>
internal static class RealExport
{
    public static readonly string Path =
        IoPath.GetFullPath(IoPath.Combine(TestFolder.Clone, "..", "shared", "data", "servicenow", "incident_event_log.csv"));

    public static void SkipWithout() => Assert.SkipUnless(File.Exists(Path), $"The export is not at {Path}.");

    /// <summary>What a process needs to work on that database.</summary>
    public static IReadOnlyDictionary<string, string> Settings(string connectionString) =>
        new Dictionary<string, string> { ["ConnectionStrings__ops"] = connectionString };

    /// <summary>Imports it by the real command line; answers what that said.</summary>
    public static async Task<string> ImportAsync(string connectionString)
    {
        await using var import = ApiProcess.Run(Settings(connectionString), "import", "servicenow", Path);
        (await import.ExitAsync()).ShouldBe(0, import.Output);
        return import.Output;
    }
}
