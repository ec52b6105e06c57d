using System.Diagnostics;

namespace EventSourcedOps.Api.Tests.Journeys;

public sealed class PortalTests
{
    [Fact]
    public async Task The_portals_own_tests_pass()
    {
        var vitest = Path.Combine("node_modules", "vitest", "vitest.mjs");
        Assert.SkipUnless(File.Exists(Path.Combine(PortalJourney.Folder, vitest)), "The portal was not built: Node 20.19 or newer is missing.");

        using var node = Process.Start(new ProcessStartInfo("node", [vitest, "run"])
        {
            WorkingDirectory = PortalJourney.Folder, RedirectStandardOutput = true, RedirectStandardError = true,
        })!;
        var faults = node.StandardError.ReadToEndAsync();
        var said = await node.StandardOutput.ReadToEndAsync();
        await node.WaitForExitAsync();
        node.ExitCode.ShouldBe(0, $"{await faults}{said}");
    }
}
