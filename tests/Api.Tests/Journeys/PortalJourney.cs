using EventSourcedOps.Api.Tests.Access;
using EventSourcedOps.Api.Tests.Hosting;
using EventSourcedOps.Api.Tests.Incidents;
using EventSourcedOps.Application.Access;
using EventSourcedOps.Domain.Access;

namespace EventSourcedOps.Api.Tests.Journeys;

/// <summary>Walks through the portal in a real Chromium against the whole product. One at a time: each needs the machine for itself.</summary>
[Collection(nameof(PortalJourney))]
public abstract class PortalJourney(SharedPostgres postgres)
{
    private static readonly string[] Browsers =
        Environment.GetEnvironmentVariable("OPS_CHROMIUM") is { } chosen ? [chosen] : ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium"];

    protected async Task<OpsHost> Start(params string[] settings)
    {
        var host = await OpsHost.StartAsync(postgres, settings: settings);
        await SkipWithoutBrowser(host);
        return host;
    }

    internal static async Task SkipWithoutBrowser(OpsHost host)
    {
        Assert.SkipUnless(await PortalIsServed(host), "The portal was not built: Node 20.19 or newer is missing.");
        Assert.SkipUnless(Browsers.Any(File.Exists), $"There is no Chromium at {string.Join(" or ", Browsers)}; OPS_CHROMIUM names another place.");
    }

    private static async Task<bool> PortalIsServed(OpsHost host)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/") { Headers = { { "Accept", "text/html" } } };
        using var answer = await host.Http.SendAsync(request);
        return answer.IsSuccessStatusCode;
    }

    protected static async Task Run(
        string journey, string screen, OpsHost host, string login, Role role, params (string Name, string Value)[] settings) =>
        await Journey(journey, screen, host, [("OPS_LOGIN", login), ("OPS_LINK", await LinkOf(host, login, role)), .. settings]);

    /// <summary>Somebody who belongs to the county of West Lake and works there.</summary>
    protected static async Task Colleague(OpsHost host, string login)
    {
        await host.DoAsync(new CreateAccount(SmallTown.Id, login, $"Person {login}", SmallTown.West, AccountKind.Person));
        await host.DoAsync(new GiveGrant(
            SmallTown.Id, SmallTown.Id, SubjectKind.Account, Account.IdOf(login), "Operator", SmallTown.West, true, "A test needs it"));
    }

    protected static async Task<string> LinkOf(OpsHost host, string login, Role role)
    {
        await Browser.PersonAsync(host, login, (role, Reach.Everywhere));
        return await Browser.LinkAsync(host, login);
    }

    internal static async Task Journey(string journey, string screen, OpsHost host, params (string Name, string Value)[] settings)
    {
        var told = settings.ToDictionary(setting => setting.Name, setting => setting.Value);
        told["OPS_URL"] = host.Url.ToString().TrimEnd('/');
        var said = await JourneyBrowser.Walk(journey, screen, told);
        if (said.Length > 0) TestContext.Current.SendDiagnosticMessage(said);
        TestContext.Current.TestOutputHelper?.WriteLine(said);
    }

    internal static string Folder { get; } = Path.Combine(TestFolder.Clone, "src", "Portal");
}
