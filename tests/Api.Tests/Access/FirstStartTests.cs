using EventSourcedOps.Api.CommandLine;
using EventSourcedOps.Api.Tests.Hosting;
using EventSourcedOps.Application.Organisations;
using EventSourcedOps.Domain.Access;
using Microsoft.Extensions.DependencyInjection;

namespace EventSourcedOps.Api.Tests.Access;

/// <summary>Whom the first start finds on the machine already.</summary>
public sealed class FirstStartTests(SharedPostgres postgres)
{
    private const string Province = "330000";

    [Theory]
    [InlineData("Operator", "*", "secadmin, sysadmin")]
    [InlineData("SystemAdministrator", Province, "secadmin, sysadmin")]
    [InlineData("SystemAdministrator", "*", "secadmin")]
    public async Task Only_who_holds_a_duty_for_the_whole_house_keeps_its_first_link_from_being_made(string role, string organisation, string links)
    {
        await using var database = await postgres.CreateDatabaseAsync();
        var connection = $"--ConnectionStrings:ops={database.ConnectionString}";
        using var faults = new StringWriter();
        var run = new VerbRun(Backbone.Compose, faults, connection);
        (await run.RunAsync(async (services, _, cancellation) =>
        {
            await Backbone.ApplySchema(services, cancellation);
            return await MachineOwner.Send(services, new CreateOrganisation(Guid.CreateVersion7(), Province, "Zhejiang"));
        }, TestContext.Current.CancellationToken)).ShouldBe(0, faults.ToString());
        (await AccountsVerb.Create(run).Parse(["create", "chen", "--name", "Chen", "--organisation", organisation, "--role", role]).InvokeAsync())
            .ShouldBe(0, faults.ToString());

        await using var host = await OpsHost.StartAsync(postgres, null, null, connection);
        Directory.GetFiles(Path.Combine(host.DataFolder, "first-links")).Select(Path.GetFileName).Order().ShouldBe(links.Split(", "));
    }
}
