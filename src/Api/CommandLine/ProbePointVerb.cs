using System.CommandLine;
using EventSourcedOps.Api.Monitoring.Probes;
using EventSourcedOps.Api.Monitoring.Probes.Remote;
using EventSourcedOps.Application.Monitoring.Notification;
using EventSourcedOps.Application.Monitoring.Probes;

namespace EventSourcedOps.Api.CommandLine;

/// <summary>`probe-point`: runs probes from where this machine stands, for a product elsewhere. It needs no database.</summary>
public static class ProbePointVerb
{
    /// <summary>A secret on a command line is seen by everybody on the machine.</summary>
    private const string Token = "OPS_PROBE_TOKEN";

    private const string Outward = "Ops__Outward";

    public static Command Create(VerbRun _)
    {
        var url = new Option<Uri>("--url") { Description = "Where the product is, such as https://ops.example.gov.cn.", Required = true };
        var name = new Option<string>("--name") { Description = "The point's name; probes that name it are run here.", Required = true };
        var verb = new Command("probe-point", $"Runs probes from here and tells the product what came of them. {Token} holds a token of the role ProbePoint; {Outward} names inner networks that may be reached.")
        {
            url, name,
        };
        verb.SetAction((parsed, cancellation) => Stay(parsed.GetRequiredValue(url), parsed.GetRequiredValue(name), cancellation));
        return verb;
    }

    private static async Task<int> Stay(Uri url, string name, CancellationToken cancellation)
    {
        if (Environment.GetEnvironmentVariable(Token) is not { Length: > 0 } token) return await Misused($"Put a token of the role ProbePoint into {Token}.");
        if (!url.IsAbsoluteUri || url.Scheme is not ("http" or "https")) return await Misused($"{url} is no address of http or https.");
        if (AddressesOf(Environment.GetEnvironmentVariable(Outward)) is not { } addresses)
            return await Misused($"{Outward} must name networks such as 10.20.0.0/16, apart by commas.");
        await using var services = new ServiceCollection().AddSingleton(TimeProvider.System).AddSingleton(addresses).AddProbeTargets().BuildServiceProvider();
        using var product = new HttpClient { BaseAddress = url, Timeout = TimeSpan.FromSeconds(30) };
        var point = new RemotePoint(
            new(product, name, token), services.GetRequiredService<ProbeRun>(), services.GetRequiredService<TimeProvider>(), Console.Error);
        await Console.Out.WriteLineAsync($"The point {name} runs what {url} has for it. Ctrl-C ends it.");
        try
        {
            await point.Stay(cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // Asked to end: what was not told is run again.
        }

        return ExitCode.Done;
    }

    private static OutwardAddresses? AddressesOf(string? setting)
    {
        try
        {
            return OutwardAddresses.Of(setting);
        }
        catch (FormatException)
        {
            return null; // said by whoever asked
        }
    }

    private static async Task<int> Misused(string why)
    {
        await Console.Error.WriteLineAsync(why);
        return ExitCode.Misused;
    }
}
