using System.Diagnostics;
using System.Globalization;

namespace EventSourcedOps.Api.Hosting;

/// <summary>A PostgreSQL server process.</summary>
internal sealed record RunningServer(int ProcessId, int Port)
{
    /// <summary>Whether the process lives and is the server of this folder, not a stranger that got the same number.</summary>
    public static bool IsAlive(int processId, string clusterFolder)
    {
        if (!OperatingSystem.IsLinux()) return Exists(processId);
        try
        {
            var commandLine = File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{processId}/cmdline"));
            return commandLine.Split('\0').Contains(clusterFolder); // empty for a zombie
        }
        catch (IOException)
        {
            return false; // no such process, or it went while we looked
        }
    }

    private static bool Exists(int processId)
    {
        try
        {
            using var process = Process.GetProcessById(processId);
            return !process.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
