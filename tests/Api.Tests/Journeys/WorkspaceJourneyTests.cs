using System.Text.Json;
using EventSourcedOps.Api.Tests.Access;
using EventSourcedOps.Api.Tests.Hosting;
using EventSourcedOps.Api.Tests.Incidents;
using EventSourcedOps.Application.Incidents;
using EventSourcedOps.Domain.Access;
using EventSourcedOps.Domain.Incidents;

namespace EventSourcedOps.Api.Tests.Journeys;

/// <summary>How people arrange the portal for themselves and for each other, and find their way.</summary>
public sealed class WorkspaceJourneyTests(SharedPostgres postgres) : PortalJourney(postgres)
{
    [Fact]
    public async Task An_administrator_gives_a_dashboard_to_an_organisation()
    {
        await using var host = await Start();
        await new SmallTown(host).Found();
        await Colleague(host, "lin");
        var links = new Dictionary<string, string> { ["lin"] = await Browser.LinkAsync(host, "lin") };

        await Run("default", "desktop", host, "sun", Role.SystemAdministrator, ("OPS_LINKS", JsonSerializer.Serialize(links)));
    }

    [Fact]
    public async Task An_operator_works_on_many_incidents_at_once()
    {
        await using var host = await Start();
        var town = new SmallTown(host);
        await town.Found();
        foreach (var title in new[] { "Triaged one", "Triaged two" })
            await host.DoAsync(new TriageIncident(SmallTown.Id, await town.Report(title: title), Impact.High, Urgency.High));
        await town.Report(title: "Not triaged");
        await town.CatchUp();

        await Run("batch", "desktop", host, "zhao", Role.Operator);
    }

    [Fact]
    public async Task Columns_follow_their_owner_to_the_next_sign_in()
    {
        await using var host = await Start();
        var town = new SmallTown(host);
        await town.Found();
        await town.Report();
        await town.CatchUp();

        await Run("columns", "desktop", host, "lin", Role.Operator);
    }

    [Fact]
    public async Task A_few_letters_lead_anywhere_that_one_may_go()
    {
        await using var host = await Start();
        var town = new SmallTown(host);
        await town.Found();
        await town.Report();
        await town.CatchUp();
        var links = new Dictionary<string, string> { ["zhou"] = await LinkOf(host, "zhou", Role.SecurityAdministrator) };

        await Run("palette", "desktop", host, "lin", Role.Operator, ("OPS_LINKS", JsonSerializer.Serialize(links)));
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
        foreach (var login in new[] { "lin", "wang" }) await Colleague(host, login);

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
            ("OPS_OPERATOR_TOKEN", await host.TokenOfAsync(Role.Operator)),
            ("OPS_ASSIGN", JsonSerializer.Serialize(new
            {
                query = "mutation($input: AssignIncident!) { assignIncident(input: $input) { refusal { code } } }", variables = new { input },
            })));
    }
}
