using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain.Access;

namespace EventSourcedOps.Api.CommandLine;

/// <summary>Whoever may run programs on this machine with its database is its administrator. Their wishes are recorded like anybody's.</summary>
internal static class MachineOwner
{
    /// <summary>Stands for all organisations on the command line.</summary>
    private const string All = "*";

    /// <summary>Named by the machine.</summary>
    public static Caller Caller => Caller.Product(Environment.UserName);

    /// <summary>Has the product run a command.</summary>
    public static Task<Outcome> Ask(IServiceProvider services, Command command) =>
        services.GetRequiredService<CommandGate>().Send(new(command, Caller));

    /// <summary>Has the product run a command; a refusal is told and becomes the exit code.</summary>
    public static async Task<int> Send(IServiceProvider services, Command command) => await Told(await Ask(services, command));

    public static async Task<int> Told(Outcome outcome)
    {
        if (outcome.Refusal is not { } refusal) return ExitCode.Done;
        await Console.Error.WriteLineAsync($"{refusal.Code}: {refusal.Reason}");
        return ExitCode.Failed;
    }

    /// <summary>The organisation that was named.</summary>
    public static string CodeOf(string named) => named == All ? Reach.Everywhere : named;

    public static string NameOf(string code) => code == Reach.Everywhere ? All : code;
}
