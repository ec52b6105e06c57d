using System.Text.Json.Nodes;
using EventSourcedOps.Api.Tests.Hosting;
using EventSourcedOps.Application.Topology;
using Microsoft.Extensions.DependencyInjection;

namespace EventSourcedOps.Api.Tests.Topology;

/// <summary>A host with the town's machine hall in it.</summary>
public class HallHost(SharedPostgres postgres) : TownOfClass(postgres)
{
    internal MachineHall Hall { get; private set; } = null!;

    protected override async Task Settle()
    {
        Hall = new(Host);
        await Hall.Fill();
        await Host.Eventually(Falling(MachineHall.WestServer), told => Count(told, "impact") == 1);
    }

    public static string Falling(Guid item) => $$"""{ impact(of: ["{{item}}"]) { count outside } }""";

    public static int? Count(JsonNode told, string root) => told["data"]?[root]?["count"]?.GetValue<int>();

    public static IEnumerable<string> Texts(JsonNode list, params string[] path) =>
        list.AsArray().Select(row => path.Aggregate(row, (at, name) => at![name])!.GetValue<string>());
}

/// <summary>The same while the node has not read the log: SQL gives the answers.</summary>
public sealed class HallHostBySql(SharedPostgres postgres) : HallHost(postgres)
{
    protected override Task<OpsHost> Start(SharedPostgres on) => OpsHost.StartWithoutAsync(on, services => services.Remove(
        services.Single(service => service.ImplementationType == typeof(TopologyReader))));
}
