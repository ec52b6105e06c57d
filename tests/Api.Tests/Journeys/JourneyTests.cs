using System.Diagnostics;
using System.Text.Json;
using EventSourcedOps.Api.Tests.Access;
using EventSourcedOps.Api.Tests.Hosting;
using EventSourcedOps.Api.Tests.Incidents;
using EventSourcedOps.Application.Access;
using EventSourcedOps.Application.Configuration;
using EventSourcedOps.Application.Incidents;
using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain.Access;
using EventSourcedOps.Domain.Configuration;
using EventSourcedOps.Domain.Incidents;
using Microsoft.Extensions.DependencyInjection;

namespace EventSourcedOps.Api.Tests.Journeys;

/// <summary>What people do in the portal, done in a real Chromium against the whole product.</summary>
public sealed class JourneyTests(SharedPostgres postgres)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(6);

    [Theory]
    [InlineData("desktop")]
    [InlineData("phone")]
    public async Task An_operator_handles_an_incident_to_its_end(string screen)
    {
        await using var host = await Start();
        await new SmallTown(host).Found();

        await Run("operator", screen, host, "lin", Role.Operator);
    }

    [Fact]
    public async Task An_administrator_enrols_with_a_second_factor_and_signs_in_again()
    {
        await using var host = await Start();

        await Run("enrolment", "desktop", host, "zhou", Role.SecurityAdministrator);
    }

    [Theory]
    [InlineData("desktop")]
    [InlineData("phone")]
    public async Task Nothing_keeps_people_with_impairments_out(string screen)
    {
        await using var host = await Start();
        var town = new SmallTown(host);
        await town.Found();
        await town.Report();
        await host.DoAsync(new CreateGroup(SmallTown.Id, SmallTown.Id, "Night shift", SmallTown.City));
        await host.DoAsync(new OpenReview(SmallTown.Id, SmallTown.Id, Reach.Everywhere, true, DateTimeOffset.UtcNow.AddDays(7), "Every quarter"));
        await host.DoAsync(new RegisterItem(
            SmallTown.Id, SmallTown.Id, SmallTown.West, "room", Stage.InUse, "manual", [new("name", "Hall A"), new("floor", "3F")]));
        await town.CatchUp();
        var links = new Dictionary<string, string>();
        foreach (var (login, role) in new[]
                 {
                     ("lin", Role.Operator), ("qian", Role.Auditor), ("sun", Role.SystemAdministrator), ("zhou", Role.SecurityAdministrator),
                     ("he", Role.ConfigurationManager),
                 })
            links[login] = await LinkOf(host, login, role);

        await Journey("axe", screen, host, ("OPS_LINKS", JsonSerializer.Serialize(links)));
    }

    [Fact]
    public async Task A_page_follows_rights_that_are_given_taken_back_and_expire()
    {
        await using var host = await Start();
        var town = new SmallTown(host);
        await town.Found();
        await town.Report();
        await town.CatchUp();
        await Browser.PersonAsync(host, "grantee");
        var links = new Dictionary<string, string> { ["grantee"] = await Browser.LinkAsync(host, "grantee") };

        await Run("rights", "desktop", host, "zhou", Role.SecurityAdministrator, ("OPS_LINKS", JsonSerializer.Serialize(links)));
    }

    [Fact]
    public async Task A_partners_token_is_revoked_while_its_streams_are_open()
    {
        await using var host = await Start();
        var town = new SmallTown(host);
        await town.Found();

        await Run(
            "token", "desktop", host, "zhou", Role.SecurityAdministrator,
            ("OPS_OPERATOR_TOKEN", await host.TokenOfAsync(Role.Operator)), ("OPS_SERVICE", SmallTown.Mail.ToString()));
    }

    [Theory]
    [InlineData("desktop")]
    [InlineData("phone")]
    public async Task The_portal_is_quick_and_walks_through_ten_thousand_incidents(string screen)
    {
        await using var host = await Start();
        var town = new SmallTown(host);
        await town.Found();
        var outcomes = await host.Services.GetRequiredService<CommandGate>().SendAll(
            Enumerable.Range(1, 10_000).Select(number => new Submission(
                new ReportIncident(SmallTown.Id, SmallTown.Id, SmallTown.West, $"Mail is down {number}", Channel.Monitoring, SmallTown.Mail, "Chen"),
                Caller.Product("test"))),
            TestContext.Current.CancellationToken);
        outcomes.ShouldAllBe(outcome => outcome.Refusal == null);
        await town.CatchUp();

        await Run("figures", screen, host, "lin", Role.Operator);
    }

    [Theory]
    [InlineData("desktop")]
    [InlineData("phone")]
    public async Task An_auditor_slides_back_and_takes_the_trail_along(string screen)
    {
        await using var host = await Start();
        var town = new SmallTown(host);
        await town.Found();
        await town.Report();
        await town.CatchUp();

        await Run("auditor", screen, host, "qian", Role.Auditor);
    }

    [Theory]
    [InlineData("desktop")]
    [InlineData("phone")]
    public async Task A_configuration_manager_models_a_type_and_follows_an_item_of_it(string screen)
    {
        await using var host = await Start();
        await new SmallTown(host).Found();

        await Run("configuration", screen, host, "he", Role.ConfigurationManager);
    }

    [Fact]
    public async Task An_administrator_rebuilds_a_read_model()
    {
        await using var host = await Start();
        var town = new SmallTown(host);
        await town.Found();
        await town.Report();
        await town.CatchUp();

        await Run("administrator", "desktop", host, "sun", Role.SystemAdministrator);
    }

    [Fact]
    public async Task An_operator_arranges_the_first_page_and_finds_it_again()
    {
        await using var host = await Start();
        await new SmallTown(host).Found();

        await Run("dashboard", "desktop", host, "lin", Role.Operator);
    }

    [Fact]
    public async Task Colleagues_share_a_filter()
    {
        await using var host = await Start();
        await new SmallTown(host).Found();
        foreach (var login in new[] { "lin", "wang" })
        {
            await host.DoAsync(new CreateAccount(SmallTown.Id, login, $"Person {login}", SmallTown.West, AccountKind.Person));
            await host.DoAsync(new GiveGrant(
                SmallTown.Id, SmallTown.Id, SubjectKind.Account, Account.IdOf(login), "Operator", SmallTown.West, true, "A test needs it"));
        }

        await Journey("filters", "desktop", host, ("OPS_LOGIN", "lin"), ("OPS_LINK", await Browser.LinkAsync(host, "lin")),
            ("OPS_COLLEAGUE", await Browser.LinkAsync(host, "wang")));
    }

    [Theory]
    [InlineData("desktop")]
    [InlineData("phone")]
    public async Task News_arrive_without_a_reload(string screen)
    {
        await using var host = await Start();
        var town = new SmallTown(host);
        await town.Found();
        var incident = await town.Report();
        await host.DoAsync(new TriageIncident(SmallTown.Id, incident, Impact.High, Urgency.High));
        await town.CatchUp();
        var input = new { commandId = Guid.CreateVersion7(), incidentId = incident, teamId = SmallTown.Desk, technician = "lin" };

        await Run("news", screen, host, "lin", Role.Operator,
            ("OPS_TOKEN", await host.TokenOfAsync(Role.Operator)),
            ("OPS_ASSIGN", JsonSerializer.Serialize(new
            {
                query = "mutation($input: AssignIncident!) { assignIncident(input: $input) { refusal { code } } }", variables = new { input },
            })));
    }

    [Fact]
    public async Task The_portals_own_tests_pass()
    {
        var vitest = Path.Combine(PortalFolder(), "node_modules", "vitest", "vitest.mjs");
        Assert.SkipUnless(File.Exists(vitest), "The portal was not built: Node 20.19 or newer is missing.");

        await Node(["node_modules/vitest/vitest.mjs", "run"], []);
    }

    private static string Chromium => Environment.GetEnvironmentVariable("OPS_CHROMIUM") ?? "/usr/bin/chromium";

    private async Task<OpsHost> Start()
    {
        var host = await OpsHost.StartAsync(postgres);
        await SkipWithoutBrowser(host);
        return host;
    }

    internal static async Task SkipWithoutBrowser(OpsHost host)
    {
        Assert.SkipUnless(await PortalIsServed(host), "The portal was not built: Node 20.19 or newer is missing.");
        Assert.SkipUnless(File.Exists(Chromium), $"There is no Chromium at {Chromium}; OPS_CHROMIUM names another place.");
    }

    private static async Task<bool> PortalIsServed(OpsHost host)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/") { Headers = { { "Accept", "text/html" } } };
        using var answer = await host.Http.SendAsync(request);
        return answer.IsSuccessStatusCode;
    }

    private static async Task Run(
        string journey, string screen, OpsHost host, string login, Role role, params (string Name, string Value)[] settings) =>
        await Journey(journey, screen, host, [("OPS_LOGIN", login), ("OPS_LINK", await LinkOf(host, login, role)), .. settings]);

    private static async Task<string> LinkOf(OpsHost host, string login, Role role)
    {
        await Browser.PersonAsync(host, login, (role, Reach.Everywhere));
        return await Browser.LinkAsync(host, login);
    }

    internal static async Task Journey(string journey, string screen, OpsHost host, params (string Name, string Value)[] settings)
    {
        var told = settings.ToDictionary(setting => setting.Name, setting => setting.Value);
        told["OPS_URL"] = host.Url.ToString().TrimEnd('/');
        var said = await Node(["journeys/run.mjs", journey, screen], told);
        if (said.Length > 0) TestContext.Current.SendDiagnosticMessage(said);
        TestContext.Current.TestOutputHelper?.WriteLine(said);
    }

    private static async Task<string> Node(IEnumerable<string> arguments, Dictionary<string, string> settings)
    {
        var start = new ProcessStartInfo("node", arguments)
        {
            WorkingDirectory = PortalFolder(),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in settings) start.Environment[name] = value;
        using var node = Process.Start(start)!;
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            var said = node.StandardOutput.ReadToEndAsync(patience.Token);
            var faults = await node.StandardError.ReadToEndAsync(patience.Token);
            await node.WaitForExitAsync(patience.Token);
            node.ExitCode.ShouldBe(0, $"{faults}{await said}");
            return await said;
        }
        finally
        {
            if (!node.HasExited) node.Kill(entireProcessTree: true);
        }
    }

    private static string PortalFolder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "EventSourcedOps.sln"))) folder = folder.Parent;
        return Path.Combine(folder.FullName, "src", "Portal");
    }
}
