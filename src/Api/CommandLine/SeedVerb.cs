using System.CommandLine;
using EventSourcedOps.Application.Seeding;

namespace EventSourcedOps.Api.CommandLine;

/// <summary><c>seed demo</c>: a small believable province to look at.</summary>
public static class SeedVerb
{
    private const int LeastDays = 1;
    private const int MostDays = 365;

    public static Command Create(VerbRun run)
    {
        var days = new Option<int>("--days")
        {
            Description = $"How many days of incidents, up to now ({LeastDays} to {MostDays}).",
            DefaultValueFactory = _ => DemoSeed.UsualDays,
        };
        days.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < LeastDays or > MostDays) result.AddError($"--days must be {LeastDays} to {MostDays}.");
        });
        var demo = new Command("demo", "Creates organisations, teams, services and incidents; twice a day records nothing twice.") { days };
        demo.SetAction((parsed, cancellation) => Seed(run, parsed.GetRequiredValue(days), cancellation));
        return new Command("seed", "Fills the database with something to look at.") { demo };
    }

    private static async Task<int> Seed(VerbRun run, int days, CancellationToken cancellation)
    {
        SeedReport? report = null;
        var code = await run.RunAsync(
            async (services, progress, token) =>
            {
                await Backbone.ApplySchema(services, token);
                report = await ActivatorUtilities.CreateInstance<DemoSeed>(services).Run(days, TimeProvider.System, progress, token);
                return ExitCode.Done;
            },
            cancellation);
        if (report is not null) await Console.Out.WriteLineAsync(report.ToString());
        return code;
    }
}
