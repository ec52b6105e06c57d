using System.ComponentModel;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using System.Text.RegularExpressions;
using EventSourcedOps.Api.Tests.Hosting;
using EventSourcedOps.Application.Organisations;

namespace EventSourcedOps.Api.Tests.Access;

/// <summary>Signing in by another house, against the oidc-provider of npm in a process of its own: the other independent provider.</summary>
public sealed partial class NodeProviderSignInTests(SharedPostgres postgres) : IAsyncLifetime
{
    private const string Secret = "a secret of the node house";

    private readonly int _port = FreePort();
    private OpsHost _host = null!;
    private Process? _house;

    private static string Folder { get; } = NodeProgram.Folder("Access", "houses");

    private string Authority => $"http://127.0.0.1:{_port}";

    public async ValueTask InitializeAsync()
    {
        const string node = "--Ops:Providers:node:";
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, Secret);
        _host = await OpsHost.StartAsync(
            postgres, null, null, $"{node}Name=Node", $"{node}Authority={Authority}", $"{node}ClientId=ops", $"{node}ClientSecretFile={file}",
            $"{node}Scopes=openid profile work", $"{node}OrganisationClaim=unit", $"{node}RoleClaim=roles", $"{node}Provision=true",
            $"{node}Rules:0:Value=desk", $"{node}Rules:0:Role=Operator");
        await _host.DoAsync(new CreateOrganisation(Guid.CreateVersion7(), "330000", "浙江省"));
        await _host.DoAsync(new CreateOrganisation(Guid.CreateVersion7(), "330106", "西湖区", "330000"));
        await StartHouse();
    }

    public async ValueTask DisposeAsync()
    {
        if (_house is { HasExited: false }) _house.Kill(entireProcessTree: true);
        _house?.Dispose();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task Somebody_signs_in_there_works_here_and_signs_out_of_both()
    {
        using var browser = new PlainBrowser(_host.Url);
        await browser.Go("/sign-in/node?returnTo=%2Fincidents", IsHome);
        browser.At.PathAndQuery.ShouldBe("/incidents");
        (await browser.State()).ShouldBe("signed-in");
        var viewer = (await browser.Ask("{ viewer { login name roles organisation { code } } }"))["data"]!["viewer"]!;
        viewer["name"]!.GetValue<string>().ShouldBe("梅");
        viewer["organisation"]!["code"]!.GetValue<string>().ShouldBe("330106");
        viewer["roles"]!.AsArray().Single()!.GetValue<string>().ShouldBe("Operator");
        string.Join('\n', browser.Seen).ShouldNotMatch(@"eyJ[\w-]{20,}\."); // how every token begins

        using var left = await browser.Call(HttpMethod.Delete, "/session");
        await SignOutThere(browser, left.Headers.Location!.ToString());
        browser.At.ShouldBe(new Uri(_host.Url, "/sign-in"));
    }

    [Fact]
    public async Task Signing_out_there_ends_the_session_here()
    {
        using var browser = new PlainBrowser(_host.Url);
        await browser.Go("/sign-in/node", IsHome);
        (await browser.State()).ShouldBe("signed-in");
        using var stream = await browser.Call(HttpMethod.Post, "/graphql", new { query = "subscription { incidentChanged { __typename } }" }, "text/event-stream");

        await SignOutThere(browser, $"{Authority}/session/end?client_id=ops");

        await Eventually.IsTrueAsync(async () => await browser.State() == "none", "the house has called, and the session is over");
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(5));
        await stream.Content.ReadAsStringAsync(patience.Token); // It ends.
    }

    [Fact]
    public async Task Whoever_loses_a_role_there_loses_it_here_at_the_next_sign_in()
    {
        using var browser = new PlainBrowser(_host.Url);
        await browser.Go("/sign-in/node", IsHome);
        using (var http = new HttpClient())
            await http.GetAsync($"{Authority}/as/{Uri.EscapeDataString(JsonSerializer.Serialize(new { login = "mei", name = "梅", unit = "330106", roles = Array.Empty<string>() }))}");
        await browser.Go("/sign-in/node", IsHome);

        (await browser.Ask("{ viewer { roles } }"))["data"]!["viewer"]!["roles"]!.AsArray().ShouldBeEmpty();
    }

    private static async Task SignOutThere(PlainBrowser browser, string address)
    {
        using var question = await browser.Go(address);
        var page = await question.Content.ReadAsStringAsync();
        question.StatusCode.ShouldBe(HttpStatusCode.OK, page);
        var action = new Uri(browser.At, Action().Match(page).Groups[1].Value);
        using var answer = await browser.Submit(action, [new("xsrf", Xsrf().Match(page).Groups[1].Value), new("logout", "yes")]);
    }

    private bool IsHome(Uri uri) => uri.Authority == _host.Url.Authority && !uri.AbsolutePath.StartsWith("/sign-in/", StringComparison.Ordinal);

    private async Task StartHouse()
    {
        NodeProgram.SkipWithoutPackages(Folder);
        try
        {
            _house = Process.Start(new ProcessStartInfo("node", ["provider.mjs", $"{_port}", "node", _host.Url.ToString().TrimEnd('/'), Secret])
            {
                WorkingDirectory = Folder, RedirectStandardOutput = true,
            });
        }
        catch (Win32Exception)
        {
            Assert.Skip("There is no Node.js here.");
        }

        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (await _house!.StandardOutput.ReadLineAsync(patience.Token) is { } line)
            if (line == "listening") return;
        Assert.Fail("The house did not start.");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    [GeneratedRegex("""action="([^"]+)""")]
    private static partial Regex Action();

    [GeneratedRegex("""name="xsrf" value="([^"]+)""")]
    private static partial Regex Xsrf();
}
