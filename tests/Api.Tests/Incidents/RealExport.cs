using EventSourcedOps.Api.Tests.Hosting;
using IoPath = System.IO.Path;

namespace EventSourcedOps.Api.Tests.Incidents;

/// <summary>Audit rows of real incidents. The file lies beside the clone or not at all.</summary>
internal static class RealExport
{
    public static readonly string Path =
        IoPath.GetFullPath(IoPath.Combine(TestFolder.For(""), "..", "..", "shared", "data", "servicenow", "incident_event_log.csv"));

    public static void SkipWithout() => Assert.SkipUnless(File.Exists(Path), $"The export is not at {Path}.");

    /// <summary>Imports it by the real command line into the database of a host that is running.</summary>
    public static async Task ImportAsync(string connectionString)
    {
        await using var import = ApiProcess.Run(
            new Dictionary<string, string> { ["ConnectionStrings__ops"] = connectionString }, "import", "servicenow", Path);
        (await import.ExitAsync()).ShouldBe(0, import.Output);
    }
}
