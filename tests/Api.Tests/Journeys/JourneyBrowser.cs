using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace EventSourcedOps.Api.Tests.Journeys;

/// <summary>
/// One Chromium for all journeys, each in windows of its own: starting it takes longer than many a journey. It ends with its input, and
/// that ends with this process.
/// </summary>
internal static class JourneyBrowser
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(12);
    private static readonly SemaphoreSlim Turn = new(1, 1);
    private static Process? _node;

    private sealed record Ending(string Ended, string Fault);

    /// <returns>What the journey said on its way.</returns>
    public static async Task<string> Walk(string journey, string screen, Dictionary<string, string> told)
    {
        await Turn.WaitAsync();
        try
        {
            _node ??= Start();
            await _node.StandardInput.WriteLineAsync(JsonSerializer.Serialize(new { journey, screen, told }));
            await _node.StandardInput.FlushAsync();
            using var patience = new CancellationTokenSource(Patience);
            var (said, fault) = await Hear(_node, journey, patience.Token);
            fault.ShouldBe("", said);
            return said;
        }
        catch (OperationCanceledException)
        {
            _node?.Kill(entireProcessTree: true);
            _node = null;
            throw;
        }
        finally
        {
            Turn.Release();
        }
    }

    private static async Task<(string Said, string Fault)> Hear(Process node, string journey, CancellationToken patience)
    {
        var said = new StringBuilder();
        while (await node.StandardOutput.ReadLineAsync(patience) is { } line)
        {
            if (line.StartsWith($"{{\"ended\":\"{journey}\"", StringComparison.Ordinal))
                return (said.ToString(), JsonSerializer.Deserialize<Ending>(line, JsonSerializerOptions.Web)!.Fault);
            said.AppendLine(line);
        }
        _node = null; // the next journey has another one
        return (said.ToString(), "The browser went away.");
    }

    private static Process Start() => Process.Start(new ProcessStartInfo("node", ["journeys/run.mjs", "asked"])
    {
        WorkingDirectory = PortalJourney.Folder, RedirectStandardInput = true, RedirectStandardOutput = true,
    })!;
}
