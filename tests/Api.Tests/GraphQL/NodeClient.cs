using System.Reflection;
using System.Text.Json.Nodes;
using EventSourcedOps.Api.Tests.Hosting;

namespace EventSourcedOps.Api.Tests.GraphQL;

/// <summary>Runs a scenario of a public npm client against the host and hands back what it saw, line by line.</summary>
internal static class NodeClient
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static string Folder { get; } = typeof(NodeClient).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(entry => entry.Key == "GraphQLClients").Value!;

    public static async Task<IReadOnlyList<JsonNode>> Run(string script, string scenario, string url) =>
    [
        .. (await NodeProgram.Run(Folder, Patience, script, scenario, url)).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonNode.Parse(line)!),
    ];
}
