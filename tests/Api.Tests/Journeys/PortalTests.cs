using EventSourcedOps.Api.Tests.Hosting;

namespace EventSourcedOps.Api.Tests.Journeys;

public sealed class PortalTests
{
    [Fact]
    public async Task The_portals_own_tests_pass()
    {
        var vitest = Path.Combine("node_modules", "vitest", "vitest.mjs");
        Assert.SkipUnless(File.Exists(Path.Combine(PortalJourney.Folder, vitest)), "The portal was not built: Node 20.19 or newer is missing.");

        await NodeProgram.Run(PortalJourney.Folder, TimeSpan.FromMinutes(12), vitest, "run");
    }
}
