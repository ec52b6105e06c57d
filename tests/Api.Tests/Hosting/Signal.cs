using System.Diagnostics;
using System.Globalization;

namespace EventSourcedOps.Api.Tests.Hosting;

/// <summary>Signals to one process, and whether it is gone.</summary>
public static class Signal
{
    public static void Send(string name, int processId)
    {
        using var kill = Process.Start("/bin/sh", ["-c", "kill -\"$0\" \"$1\"", name, processId.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
        kill.ExitCode.ShouldBe(0);
    }

    public static bool IsGone(int processId)
    {
        var commandLine = $"/proc/{processId}/cmdline";
        try
        {
            return File.ReadAllText(commandLine).Length == 0; // a zombie has none
        }
        catch (IOException)
        {
            return true;
        }
    }
}
