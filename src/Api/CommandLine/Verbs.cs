using System.CommandLine;

namespace EventSourcedOps.Api.CommandLine;

/// <summary>
/// The command line. Without a verb the program serves. A verb is one file in this folder: a static class with
/// <c>Command Create(VerbRun run)</c>, listed in <see cref="All"/>.
/// </summary>
public static class Verbs
{
    private static readonly TimeSpan PatienceAfterInterrupt = TimeSpan.FromSeconds(30);

    /// <summary>Every verb there is.</summary>
    public static IReadOnlyList<Func<VerbRun, Command>> All { get; } =
    [
        AccountsVerb.Create, FeedsVerb.Create, ImportVerb.Create, ProbePointVerb.Create, ProjectionsVerb.Create, SchemaVerb.Create, SeedVerb.Create,
        ReplayVerb.Create, TokensVerb.Create, VerifyVerb.Create,
    ];

    /// <summary>Serves, or runs the verb that the arguments name; answers the exit code.</summary>
    public static async Task<int> RunAsync(
        string[] args, IEnumerable<Func<VerbRun, Command>> verbs, VerbRun run, Func<string[], Task<int>> serve)
    {
        var parsed = Root(verbs, run, serve).Parse(args);
        var serves = parsed.CommandResult.Command is RootCommand;
        return await parsed.InvokeAsync(new InvocationConfiguration
        {
            EnableDefaultExceptionHandler = false,
            // The web host has its own way to stop; a verb is told by its cancellation token.
            ProcessTerminationTimeout = serves ? null : PatienceAfterInterrupt,
        });
    }

    /// <summary>The root with its verbs; what follows no verb must look like a setting (--Ops:Url=http://127.0.0.1:6000).</summary>
    public static RootCommand Root(IEnumerable<Func<VerbRun, Command>> verbs, VerbRun run, Func<string[], Task<int>> serve)
    {
        var root = new RootCommand("EventSourcedOps: without a verb it serves; settings may follow as --Name:Key=value.")
        {
            TreatUnmatchedTokensAsErrors = false,
        };
        foreach (var create in verbs) root.Subcommands.Add(create(run));
        root.SetAction(async (parsed, _) =>
        {
            if (parsed.UnmatchedTokens.FirstOrDefault(token => !IsSetting(token)) is { } stranger)
            {
                await Console.Error.WriteLineAsync($"There is no verb '{stranger}'. Try --help.");
                return ExitCode.Misused;
            }
            return await serve([.. parsed.UnmatchedTokens]);
        });
        return root;
    }

    private static bool IsSetting(string token) => token.StartsWith("--", StringComparison.Ordinal) && token.Contains('=', StringComparison.Ordinal);
}

/// <summary>What the shell is told.</summary>
public static class ExitCode
{
    public const int Done = 0;
    public const int Failed = 1;
    public const int Misused = 2;
    public const int Interrupted = 130;
}
