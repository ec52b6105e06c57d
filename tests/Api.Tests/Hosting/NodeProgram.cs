using System.Diagnostics;

namespace EventSourcedOps.Api.Tests.Hosting;

/// <summary>A program that Node runs to its end.</summary>
internal static class NodeProgram
{
    /// <summary>Where programs of npm are that tests run.</summary>
    public static string Folder(string shelf, string name) => Path.Combine(TestFolder.Clone, "tests", "Api.Tests", shelf, name);

    public static void SkipWithoutPackages(string folder) => Assert.SkipUnless(
        Directory.Exists(Path.Combine(folder, "node_modules")), $"The packages of {folder} are not installed: there was no npm when this was built.");

    /// <returns>What it wrote; one that fails or takes too long is a red test with what it said.</returns>
    public static async Task<string> Run(string folder, TimeSpan patience, params IEnumerable<string> arguments)
    {
        SkipWithoutPackages(folder);
        using var node = Process.Start(new ProcessStartInfo("node", arguments)
        {
            WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true,
        })!;
        using var late = new CancellationTokenSource(patience);
        try
        {
            var faults = node.StandardError.ReadToEndAsync(late.Token);
            var said = await node.StandardOutput.ReadToEndAsync(late.Token);
            await node.WaitForExitAsync(late.Token);
            node.ExitCode.ShouldBe(0, $"{await faults}{said}");
            return said;
        }
        finally
        {
            if (!node.HasExited) node.Kill(entireProcessTree: true);
        }
    }
}
