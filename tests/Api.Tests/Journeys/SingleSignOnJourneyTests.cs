using EventSourcedOps.Api.Tests.Access;
using EventSourcedOps.Api.Tests.Hosting;

namespace EventSourcedOps.Api.Tests.Journeys;

/// <summary>Signing in by another house, in a real Chromium, and signing out there.</summary>
[Collection(nameof(PortalJourney))]
public sealed class SingleSignOnJourneyTests(OpenIddictTests.Neighbours neighbours) : OpenIddictTests(neighbours)
{
    [Fact]
    public async Task Who_signs_out_there_is_out_here_while_the_page_is_open()
    {
        await PortalJourney.SkipWithoutBrowser(Host);
        Be("lin", "desk");

        await PortalJourney.Journey(
            "single-sign-on", "desktop", Host, ("OPS_HOUSE", House.Authority), ("OPS_LOGOUT_TOKEN", House.LogoutToken(sid: "session of lin")));
    }
}
