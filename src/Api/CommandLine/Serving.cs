using EventSourcedOps.Api.Hosting;

namespace EventSourcedOps.Api.CommandLine;

/// <summary>Serving: the program's work when no verb is named.</summary>
public static class Serving
{
    /// <summary>Composes, serves until Ctrl-C or SIGTERM, and stops what it started; 1 with one line when it cannot start.</summary>
    public static async Task<int> RunAsync(
        string[] args, Action<WebApplicationBuilder> compose, Func<WebApplication, CancellationToken, Task> prepare, params IEnumerable<string> lines)
    {
        using var interrupt = new Interrupt();
        try
        {
            var builder = OpsHosting.CreateBuilder(args);
            await using var database = await builder.AddOpsHostingAsync(serves: true, Console.WriteLine, interrupt.Token);
            compose(builder);
            await using var app = builder.Build();
            app.UseOpsHosting();
            await prepare(app, interrupt.Token);
            app.AnnounceWhenReady(lines);
            await app.RunAsync(interrupt.Token);
            return ExitCode.Done;
        }
        catch (OperationCanceledException) when (interrupt.Token.IsCancellationRequested)
        {
            return ExitCode.Done; // asked to stop before it had started
        }
        catch (Exception cause) when (cause is CannotStartException or IOException)
        {
            await Console.Error.WriteLineAsync(cause.Message);
            return ExitCode.Failed;
        }
    }
}
