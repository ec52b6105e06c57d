using CsCheck;
using EventSourcedOps.Api.Tests.Hosting;
using EventSourcedOps.Api.Tests.Incidents;
using EventSourcedOps.Application.Topology;
using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Configuration;
using EventSourcedOps.Domain.Topology;
using EventSourcedOps.Projections.Walls;
using Marten;
using Microsoft.Extensions.DependencyInjection;

namespace EventSourcedOps.Api.Tests.Topology;

/// <summary>Whatever was recorded: SQL over the read models and the graph in memory give the same answers.</summary>
public sealed class TopologyFallbackTests(SharedPostgres postgres)
{
    private const int Items = 14;
    private const int Plants = 40;

    private static readonly string[] Kinds = ["depends-on", "powered-by", "supports", "connected-to"];

    /// <summary>Plants lie side by side in one database: what one tells nobody else names.</summary>
    private static readonly Gen<(int Item, int What, int Other, int Kind, int Needed)[]> Stories =
        Gen.Select(Gen.Int[0, Items - 1], Gen.Int[0, 7], Gen.Int[0, Items - 1], Gen.Int[0, 3], Gen.Int[1, 3]).Array[5, 50];

    [Fact]
    public async Task Engine_and_sql_agree_on_what_falls_what_it_stands_on_and_what_lies_around()
    {
        await using var host = await OpsHost.StartAsync(postgres);
        var town = new SmallTown(host);
        await town.Found();
        var half = await Tell(host, 0, Plants / 2);
        await Tell(host, Plants / 2, Plants);
        await town.CatchUp();
        var memory = host.Services.GetRequiredService<TopologyMemory>();
        await memory.Follow(TestContext.Current.CancellationToken);

        foreach (var asOf in (DateTimeOffset?[])[null, half])
        {
            var graph = (await memory.AsOf(asOf, TestContext.Current.CancellationToken)).Graph;
            var (compared, fallen) = (0, 0);
            for (var plant = 0; plant < Plants; plant++)
                for (var item = 0; item < Items; item++)
                {
                    if (graph.Find(Id(plant, item)) < 0) continue;
                    foreach (var depth in (int[])[2, Impacts.Unbounded])
                        fallen += Agree(graph, await Part(host, new GraphPart.Below([Id(plant, item)], depth), asOf), part =>
                        {
                            using var sweep = part.ImpactOf([part.Find(Id(plant, item))], depth);
                            return Ids(part, sweep.Found);
                        });
                    Agree(graph, await Part(host, new GraphPart.Above(Id(plant, item)), asOf), part =>
                    {
                        using var sweep = part.CausesOf(part.Find(Id(plant, item)));
                        return Ids(part, sweep.Found);
                    });
                    Agree(graph, await Part(host, new GraphPart.Around(Id(plant, item), 2), asOf), part =>
                        [.. part.Around(part.Find(Id(plant, item)), 2, null, 1_000, _ => true).Items.Select(near => $"{part.IdOf(near.Node)} {near.Steps} {near.Left}")]);
                    compared++;
                }

            Agree(graph, await Part(host, new GraphPart.Whole(), asOf), part =>
                [.. Enumerable.Range(0, part.Count).Where(part.IsPresent).Select(node => $"{part.IdOf(node)} {part[node].Stage} {part[node].Importance}")]);
            compared.ShouldBeGreaterThan(asOf is null ? 300 : 100);
            fallen.ShouldBeGreaterThan(compared);
        }
    }

    private static int Agree(Graph graph, Graph part, Func<Graph, string[]> answer)
    {
        var expected = answer(graph);
        answer(part).ShouldBe(expected, ignoreOrder: true);
        return expected.Length;
    }

    private static async Task<Graph> Part(OpsHost host, GraphPart part, DateTimeOffset? asOf) =>
        (await host.Services.GetRequiredService<TopologyFallback>().Part(part, ItemModel.BuiltIn, asOf, new(), TestContext.Current.CancellationToken)).Graph;

    private static string[] Ids(Graph graph, ReadOnlySpan<int> nodes) => [.. nodes.ToArray().Select(node => $"{graph.IdOf(node)}")];

    /// <returns>When all of it stood in the log.</returns>
    private static async Task<DateTimeOffset> Tell(OpsHost host, int from, int to)
    {
        var store = host.Services.GetRequiredKeyedService<IDocumentStore>(DatabaseRole.Owner);
        await using var session = store.LightweightSession(SmallTown.City);
        for (var plant = from; plant < to; plant++)
        {
            var told = new Dictionary<int, List<object>>();
            foreach (var (item, what, other, kind, needed) in Stories.Single())
            {
                if (!told.TryGetValue(item, out var facts)) told[item] = facts = [MachineHall.Item("device", $"{plant} {item}") with { Organisation = SmallTown.City }];
                facts.Add(what switch
                {
                    0 => new ItemStageMoved((Stage)(other % 5), null),
                    1 => new ItemClassified((Importance)(other % 3), default),
                    2 => new ItemUnrelated(Kinds[kind], Id(plant, other)),
                    3 => new ItemEntrusted(null, null, other % 2 == 0 ? SmallTown.Mail : null),
                    _ => new ItemRelated(
                        Kinds[kind], Id(plant, other), ItemSources.Manual, 100, null, (needed + other) % 2 == 1 ? "power" : null, (needed + other) % 2 == 1 ? needed : null),
                });
            }

            foreach (var (item, facts) in told) session.Events.StartStream(Id(plant, item), facts);
        }

        await session.SaveChangesAsync(TestContext.Current.CancellationToken);
        host.Services.GetRequiredService<CommitSignal>().Raise(1);
        return DateTimeOffset.UtcNow;
    }

    private static Guid Id(int plant, int item) => Domain.Ids.Derived("plant", $"{plant}", $"{item}");
}
