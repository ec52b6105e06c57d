using System.CommandLine;
using System.Globalization;
using EventSourcedOps.Application.ReadModels;

namespace EventSourcedOps.Api.CommandLine;

/// <summary>Checks what the product promises about its data.</summary>
public static class VerifyVerb
{
    public static Command Create(VerbRun run)
    {
        var verb = new Command("verify", "Checks the log, the feed and the read models against what is promised; fails on any breach.");
        verb.SetAction((_, cancellation) => run.RunAsync(Verify, cancellation));
        return verb;
    }

    private static async Task<int> Verify(IServiceProvider services, IProgress<Application.Progress> progress, CancellationToken cancellation)
    {
        await Backbone.ApplySchema(services, cancellation);
        var findings = await services.GetRequiredService<Verification>().Run(progress, cancellation);
        foreach (var finding in findings)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{(finding.Holds ? "holds " : "BROKEN")}  {finding.Promise}"));
            foreach (var breach in finding.Breaches) Console.WriteLine($"        {breach}");
        }

        return findings.All(finding => finding.Holds) ? ExitCode.Done : ExitCode.Failed;
    }
}
