using System.Net.Sockets;
using EventSourcedOps.Api.Hosting;
using EventSourcedOps.Application;
using Npgsql;

namespace EventSourcedOps.Api.CommandLine;

/// <summary>The body of a verb: does the work with the product's services and answers the exit code.</summary>
public delegate Task<int> VerbBody(IServiceProvider services, IProgress<Progress> progress, CancellationToken cancellation);

/// <summary>
/// Gives a verb the product's services on its database (a running one is joined, else it is started), a progress line,
/// and an honest end: the body's own code, 1 with one line that says why, or 130 when interrupted.
/// </summary>
public sealed class VerbRun(Action<WebApplicationBuilder> compose, TextWriter faults, params string[] settings)
{
    /// <summary>Runs the body; the hosted services (daemon, timers) are not started.</summary>
    public async Task<int> RunAsync(VerbBody body, CancellationToken cancellation)
    {
        try
        {
            var builder = OpsHosting.CreateBuilder(settings);
            await using var database = await builder.AddOpsHostingAsync(serves: false, faults.WriteLine, cancellation);
            compose(builder);
            await using var app = builder.Build();
            await using var scope = app.Services.CreateAsyncScope();
            await using var progress = new ProgressLine(Console.Out, Console.IsOutputRedirected);
            return await body(scope.ServiceProvider, progress, cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            await faults.WriteLineAsync("Interrupted. What was recorded stays recorded; the same verb may be run again.");
            return ExitCode.Interrupted;
        }
        catch (Exception cause) when (IsOfTheSurroundings(cause))
        {
            await faults.WriteLineAsync(cause.Message);
            return ExitCode.Failed;
        }
        catch (Exception defect)
        {
            await faults.WriteLineAsync($"This should not have happened: {defect}");
            return ExitCode.Failed;
        }
    }

    // What a person can mend gets one line; anything else is a defect and shows where it came from.
    private static bool IsOfTheSurroundings(Exception cause) =>
        cause is CannotStartException or IOException or UnauthorizedAccessException or TimeoutException
            or NpgsqlException or SocketException;
}
