using EventSourcedOps.Domain.Configuration;
using EventSourcedOps.Domain.Topology;
using static EventSourcedOps.Domain.Tests.Topology.Plant;

namespace EventSourcedOps.Domain.Tests.Topology;

public sealed class ImpactTests
{
    [Fact]
    public void What_stands_on_it_falls_with_it() => Falling(0,
        (0, Item()), (1, Item()), (2, Item()), (3, Item()), (1, On(0)), (2, On(1)), (3, On(2))).ShouldBe([0, 1, 2, 3]);

    [Fact]
    public void Two_feeds_of_which_one_is_enough_bear_the_loss_of_one() => Falling(0,
        (0, Item()), (1, Item()), (2, Item()), (2, On(0, "power", 1)), (2, On(1, "power", 1))).ShouldBe([0]);

    [Fact]
    public void A_cluster_falls_once_fewer_are_left_than_it_needs() => Falling(0,
        (0, Item()), (1, Item()), (2, Item()), (3, Item()), (4, Item()),
        (1, On(0)), (4, On(1, "nodes", 2)), (4, On(2, "nodes", 2)), (4, On(3, "nodes", 2)), (2, On(0))).ShouldBe([0, 1, 2, 4]);

    [Fact]
    public void A_spare_that_is_only_planned_bears_nothing() => Falling(0,
        (0, Item()), (1, Item(Stage.Planned)), (2, Item()), (2, On(0, "power", 1)), (2, On(1, "power", 1))).ShouldBe([0, 2]);

    [Fact]
    public void A_spare_that_is_retired_bears_nothing() => Falling(0,
        (0, Item()), (1, Item()), (2, Item()), (2, On(0, "power", 1)), (2, On(1, "power", 1)), (1, new ItemStageMoved(Stage.Retired, null)))
        .ShouldBe([0, 2]);

    [Fact]
    public void A_group_says_nothing_about_what_else_it_stands_on() => Falling(0,
        (0, Item()), (1, Item()), (2, Item()), (2, On(0, "power", 1)), (2, On(1, "power", 1)), (2, On(0))).ShouldBe([0, 2]);

    [Fact]
    public void Who_supports_takes_along_what_it_supports() => Falling(0,
        (0, Item()), (1, Item()), (0, On(1, kind: "supports"))).ShouldBe([0, 1]);

    [Fact]
    public void Supporters_of_one_group_stand_in_for_each_other() => Falling(0,
        (0, Item()), (1, Item()), (2, Item()), (0, On(2, "beam", 1, "supports")), (1, On(2, "beam", 1, "supports"))).ShouldBe([0]);

    [Fact]
    public void Who_is_merely_connected_stays() => Falling(0, (0, Item()), (1, Item()), (1, On(0, kind: "connected-to"))).ShouldBe([0]);

    [Fact]
    public void A_circle_ends() => Falling(0, (0, Item()), (1, Item()), (1, On(0)), (0, On(1))).ShouldBe([0, 1]);

    [Fact]
    public void So_many_steps_and_no_more()
    {
        var graph = Graph((0, Item()), (1, Item()), (2, Item()), (1, On(0)), (2, On(1)));
        using var impact = graph.ImpactOf([graph.Node(0)], 1);
        graph.Numbers(impact).ShouldBe([0, 1]);
        impact.Levels.ShouldBe(2);
    }

    [Fact]
    public void Causes_are_told_apart_by_whether_one_alone_is_enough()
    {
        var graph = Graph((0, Item()), (1, Item()), (2, Item()), (3, Item()), (3, On(0, "power", 1)), (3, On(1, "power", 1)), (0, On(2)), (1, On(2)));
        using var causes = graph.CausesOf(graph.Node(3));
        graph.Numbers(causes).ShouldBe([0, 1, 2, 3]);
        graph.Fells(graph.Node(0), graph.Node(3), causes).ShouldBeFalse();
        graph.Fells(graph.Node(2), graph.Node(3), causes).ShouldBeTrue();
    }

    private static IReadOnlyList<int> Falling(int lost, params (int, ConfigurationItemEvent)[] facts)
    {
        var graph = Graph(facts);
        using var impact = graph.ImpactOf([graph.Node(lost)]);
        return graph.Numbers(impact);
    }
}
