using System.Diagnostics;
using System.Text;

namespace EventSourcedOps.Api.Hosting;

/// <summary>How a child process ended, and what it said.</summary>
internal sealed record ChildProcess(int ExitCode, string Said)
{
    public bool Succeeded => ExitCode == 0;

    public static async Task<ChildProcess> RunAsync(IReadOnlyList<string> command, CancellationToken cancellation = default)
    {
        using var process = Process.Start(Describe(command)) ?? throw new InvalidOperationException($"{command[0]} did not start");
        process.StandardInput.Close();
        var said = new StringBuilder();
        process.OutputDataReceived += (_, line) => Keep(said, line.Data);
        process.ErrorDataReceived += (_, line) => Keep(said, line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        await process.WaitForExitAsync(cancellation);
        return new ChildProcess(process.ExitCode, said.ToString().Trim());
    }

    /// <summary>A child that lives until its standard input closes, which the kernel does when this process dies.</summary>
    public static Process StartBoundToUs(IReadOnlyList<string> command) =>
        Process.Start(Describe(command)) ?? throw new InvalidOperationException($"{command[0]} did not start");

    public static string? OnPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Concat(OperatingSystem.IsWindows() ? [] : ["/usr/local/bin", "/usr/bin", "/usr/sbin", "/bin", "/sbin"])
            .Select(folder => Path.Combine(folder, OperatingSystem.IsWindows() ? program + ".exe" : program))
            .FirstOrDefault(File.Exists);

    private static ProcessStartInfo Describe(IReadOnlyList<string> command)
    {
        // The root folder: an unprivileged child may be unable to stand where we stand.
        var start = new ProcessStartInfo(command[0], command.Skip(1))
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetPathRoot(Environment.SystemDirectory) is { Length: > 0 } root ? root : "/",
        };
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("PG", StringComparison.Ordinal)).ToList())
            start.Environment.Remove(name);
        return start;
    }

    private static void Keep(StringBuilder said, string? line)
    {
        if (line is null) return;
        lock (said) said.AppendLine(line);
    }
}
