using System.Diagnostics;
using System.Reflection;
using System.Text.Json.Nodes;

namespace EventSourcedOps.Api.Tests.GraphQL;

/// <summary>Runs a scenario of a public npm client against the host and hands back what it saw, line by line.</summary>
internal static class NodeClient
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static string Folder { get; } = typeof(NodeClient).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(entry => entry.Key == "GraphQLClients").Value!;

    public static async Task<IReadOnlyList<JsonNode>> Run(string script, string scenario, string url)
    {
        using var node = Process.Start(new ProcessStartInfo("node", [script, scenario, url])
        {
            WorkingDirectory = Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            var errors = node.StandardError.ReadToEndAsync(patience.Token);
            var output = await node.StandardOutput.ReadToEndAsync(patience.Token);
            await node.WaitForExitAsync(patience.Token);
            node.ExitCode.ShouldBe(0, await errors);
            return [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!)];
        }
        finally
        {
            if (!node.HasExited) node.Kill(entireProcessTree: true);
        }
    }
}
