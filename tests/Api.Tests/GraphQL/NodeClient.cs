using System.Text.Json.Nodes;
using EventSourcedOps.Api.Tests.Hosting;

namespace EventSourcedOps.Api.Tests.GraphQL;

/// <summary>Runs a scenario of a public npm client against the host and hands back what it saw, line by line.</summary>
internal static class NodeClient
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static async Task<IReadOnlyList<JsonNode>> Run(string script, string scenario, string url) =>
    [
        .. (await NodeProgram.Run(NodeProgram.Folder("GraphQL", "clients"), Patience, script, scenario, url)).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonNode.Parse(line)!),
    ];
}
