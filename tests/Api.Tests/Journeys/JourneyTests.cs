using System.Text.Json;
using EventSourcedOps.Api.Tests.Access;
using EventSourcedOps.Api.Tests.Assets;
using EventSourcedOps.Api.Tests.Changes;
using EventSourcedOps.Api.Tests.Hosting;
using EventSourcedOps.Api.Tests.Incidents;
using EventSourcedOps.Api.Tests.Projections;
using EventSourcedOps.Api.Tests.Topology;
using EventSourcedOps.Application.Configuration;
using EventSourcedOps.Application.Incidents;
using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain.Access;
using EventSourcedOps.Domain.Configuration;
using EventSourcedOps.Domain.Incidents;
using Microsoft.Extensions.DependencyInjection;
using MiniExcelLibs;

namespace EventSourcedOps.Api.Tests.Journeys;

/// <summary>What people do in the portal, each by their duty.</summary>
public sealed class JourneyTests(SharedPostgres postgres) : PortalJourney(postgres)
{
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
    public async Task A_change_meets_a_conflict_and_is_taken_back()
    {
        await using var host = await Start();
        var town = new SmallTown(host);
        await town.Found();
        var (item, above) = (await new ChangeWorks(host, town).BookedElsewhere(), SmallTown.Id);
        await host.DoAsync(new RegisterItem(SmallTown.Id, above, SmallTown.City, "device", Stage.InStock, "manual", [new("name", "host-1")]));
        await host.DoAsync(new RelateItem(SmallTown.Id, above, "depends-on", item, "manual"));
        await town.CatchUp();
        var links = new Dictionary<string, string> { ["wang"] = await LinkOf(host, "wang", Role.Operator), ["zhao"] = await LinkOf(host, "zhao", Role.ChangeManager) };

        await Run("change", "desktop", host, "lin", Role.Operator, ("OPS_LINKS", JsonSerializer.Serialize(links)));
    }

    [Fact]
    public async Task An_asset_is_racked_where_another_stands_and_found_elsewhere()
    {
        await using var host = await Start();
        var town = new SmallTown(host);
        await town.Found();
        await new AssetHall(host, town).Build();

        await Run("assets", "desktop", host, "gu", Role.AssetManager);
    }

    [Theory]
    [InlineData("desktop")]
    [InlineData("phone")]
    public async Task A_fault_arrives_by_itself_and_is_handled(string screen)
    {
        await using var host = await Start();
        await new SmallTown(host).Found();

        await Run("alerts", screen, host, "lin", Role.Operator, ("OPS_SOURCE_TOKEN", await host.TokenOfAsync(Role.AlertSource)));
    }

    [Fact]
    public async Task An_administrator_enrols_with_a_second_factor_and_signs_in_again()
    {
        await using var host = await Start();

        await Run("enrolment", "desktop", host, "zhou", Role.SecurityAdministrator);
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

    [Fact]
    public async Task The_portal_is_quick_and_walks_through_ten_thousand_incidents()
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

        await Run("figures", "desktop", host, "lin", Role.Operator);
        await Run("figures", "phone", host, "wang", Role.Operator);
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

    [Fact]
    public async Task A_configuration_manager_models_a_type_and_follows_an_item_of_it()
    {
        await using var host = await Start();
        await new SmallTown(host).Found();

        await Run("configuration", "desktop", host, "he", Role.ConfigurationManager);
    }

    [Theory]
    [InlineData("desktop")]
    [InlineData("phone")]
    public async Task Somebody_sees_what_falls_with_a_switch(string screen)
    {
        await using var host = await Start();
        var town = new SmallTown(host);
        await town.Found();
        var (hall, old, link) = (new MachineHall(host), SmallTown.Id, await LinkOf(host, "lin", Role.Operator));
        await hall.Fill();
        await hall.Tell(SmallTown.East, old, MachineHall.Item("server", "East old server"), MachineHall.On("uplinks-to", MachineHall.Switch));
        await town.CatchUp();
        var moment = DateTimeOffset.UtcNow;
        await hall.Tell(SmallTown.East, old, new ItemStageMoved(Stage.Retired, "Scrapped"));
        await town.Report();
        await town.CatchUp();

        await Journey("topology", screen, host, ("OPS_LOGIN", "lin"), ("OPS_LINK", link), ("OPS_MOMENT", $"{moment:O}"));
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
    public async Task An_administrator_is_told_of_a_read_model_at_fault()
    {
        await using var host = await Start();
        await new SmallTown(host).Found();
        await new Department(host).Plant("incident.resumed.v1", "{}");

        await Run("alarm", "desktop", host, "sun", Role.SystemAdministrator);
    }

    /// <summary>Five thousand rows, one of them with a cell that cannot be read.</summary>
    [Fact]
    public async Task A_workbook_is_imported_and_undone()
    {
        await using var host = await Start();
        await new SmallTown(host).Found();
        var workbook = Path.Combine(host.DataFolder, "servers.xlsx");
        await using (var file = File.Create(workbook))
            await file.SaveAsAsync(Enumerable.Range(1, 5_000).Select(number => new Dictionary<string, object>
            {
                ["名称"] = $"web-{number:0000}", ["序列号"] = $"SN-{number:0000}", ["内存"] = number == 3 ? "很多" : 64,
            }), cancellationToken: TestContext.Current.CancellationToken);

        await Run("imports", "desktop", host, "wei", Role.ConfigurationManager, ("OPS_WORKBOOK", workbook));
    }
}
