using EventSourcedOps.Application.Topology;

namespace EventSourcedOps.Api.Topology;

/// <summary>Keeps the topology in memory on every node.</summary>
internal static class TopologyHosting
{
    public static void AddTopology(this IServiceCollection services)
    {
        services.AddSingleton<TopologyMemory>().AddSingleton<TopologyFallback>().AddSingleton<DrawnNeighbourhoods>();
        services.AddScoped<TopologyDesk>();
        services.AddHostedService<TopologyReader>();
    }
}
