using System.ComponentModel;
using System.Diagnostics;
using System.Formats.Tar;

namespace EventSourcedOps.Domain.Tests.Telemetry;

/// <summary>A recorded day of a system of 45 services. Unpacked by the xz of the machine, since .NET knows no xz.</summary>
internal static class TrainTicket
{
    private static readonly string Archive = RealData.Above(Path.Combine("shared", "data", "trainticket", "2023-01-29.tar.xz"));

    /// <summary>Tables of metrics, one for each pod.</summary>
    public static IEnumerable<string> Metrics() =>
        from file in Files() where file.Name.Contains("/metric/", StringComparison.Ordinal) select file.Text.ReadToEnd();

    /// <summary>Each is read before the next one is asked for.</summary>
    public static IEnumerable<(string Name, StreamReader Text)> Files()
    {
        Assert.SkipUnless(File.Exists(Archive), $"The data is not at {Archive}.");
        using var unpacking = Start();
        using var tar = new TarReader(unpacking.StandardOutput.BaseStream);
        while (tar.GetNextEntry() is { } entry)
        {
            if (entry.DataStream is not { } data) continue;
            using var reader = new StreamReader(data);
            yield return (entry.Name, reader);
        }
    }

    private static Process Start()
    {
        try
        {
            return Process.Start(new ProcessStartInfo("xz", ["-dc", Archive]) { RedirectStandardOutput = true })!;
        }
        catch (Win32Exception)
        {
            Assert.Skip("There is no xz here.");
            throw;
        }
    }
}
