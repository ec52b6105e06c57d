using System.CommandLine;
using EventSourcedOps.Application.Incidents.Import;

namespace EventSourcedOps.Api.CommandLine;

/// <summary><c>import servicenow|netbox|graphml|items FILE</c>: takes over what another system knows.</summary>
public static class ImportVerb
{
    public static Command Create(VerbRun run)
    {
        var file = new Argument<string>("FILE") { Description = "The incident event log as CSV; its times are UTC." };
        var organisation = new Option<string>("--organisation")
        {
            Description = "Code of the organisation whose incidents they become.",
            DefaultValueFactory = _ => ServiceNowGround.DefaultOrganisation,
        };
        var serviceNow = new Command("servicenow", "Imports a ServiceNow incident event log; running it again records nothing twice.")
        {
            file, organisation,
        };
        serviceNow.SetAction((parsed, cancellation) =>
            Import(run, parsed.GetRequiredValue(file), parsed.GetRequiredValue(organisation), cancellation));
        var import = new Command("import", "Takes over what another system knows.") { serviceNow };
        foreach (var verb in ItemImportVerbs.Create(run)) import.Add(verb);
        return import;
    }

    private static async Task<int> Import(VerbRun run, string path, string organisation, CancellationToken cancellation)
    {
        ImportReport? report = null;
        var code = await run.RunAsync(
            async (services, progress, token) =>
            {
                var file = ServiceNowFile.Of(path);
                await Backbone.ApplySchema(services, token);
                report = await ActivatorUtilities.CreateInstance<ServiceNowImport>(services).Run(file, organisation, progress, token);
                return report.FaultyRows == 0 ? ExitCode.Done : ExitCode.Failed;
            },
            cancellation);
        if (report is not null) await Console.Out.WriteAsync(report.ToString());
        return code;
    }
}
