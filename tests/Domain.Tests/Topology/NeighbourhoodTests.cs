using EventSourcedOps.Domain.Topology;
using static EventSourcedOps.Domain.Tests.Topology.Plant;

namespace EventSourcedOps.Domain.Tests.Topology;

public sealed class NeighbourhoodTests
{
    private static readonly Graph Chain = Graph(
        (0, Item()), (1, Item()), (2, Item()), (3, Item()), (4, Item()), (1, On(0)), (2, On(1)), (3, On(1, kind: "connected-to")), (4, On(3)));

    [Fact]
    public void It_reaches_in_both_directions_as_far_as_asked() => Shown(Chain.Around(Chain.Node(1), 1, null, 100, _ => true)).ShouldBe([1, 0, 2, 3], ignoreOrder: true);

    [Fact]
    public void Only_along_the_kinds_asked_for() =>
        Shown(Chain.Around(Chain.Node(1), 5, Chain.Numbers.KindsOf(["connected-to"]), 100, _ => true)).ShouldBe([1, 3], ignoreOrder: true);

    [Fact]
    public void What_may_not_be_seen_is_counted_and_hides_what_is_behind_it()
    {
        var around = Chain.Around(Chain.Node(1), 5, null, 100, node => node != Chain.Node(3));
        Shown(around).ShouldBe([1, 0, 2], ignoreOrder: true);
        around.Unseen.ShouldBe(1);
        around.Items[0].Unseen.ShouldBe(1);
    }

    [Fact]
    public void What_finds_no_room_is_counted()
    {
        var around = Chain.Around(Chain.Node(1), 5, null, 2, _ => true);
        around.Items.Count.ShouldBe(2);
        around.Items[0].Left.ShouldBe(2);
    }

    [Fact]
    public void What_is_expanded_shows_what_is_next_to_it()
    {
        var around = Chain.Around(Chain.Node(0), 1, null, 100, _ => true, Chain.Node(1), Chain.Node(3));
        Shown(around).ShouldBe([0, 1, 2, 3, 4], ignoreOrder: true);
        around.Items.Select(item => item.Steps).ShouldBe([0, 1, 2, 2, 3]);
    }

    [Fact]
    public void Relations_are_told_once_and_only_among_those_shown() => Chain.Around(Chain.Node(1), 1, null, 100, _ => true).Ties.Count.ShouldBe(3);

    private static IEnumerable<int> Shown(Neighbourhood around)
    {
        var names = Enumerable.Range(0, 5).ToDictionary(Id);
        return around.Items.Select(item => names[Chain.IdOf(item.Node)]);
    }
}
