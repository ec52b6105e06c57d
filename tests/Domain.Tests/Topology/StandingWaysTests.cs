using CsCheck;
using EventSourcedOps.Domain.Configuration;
using EventSourcedOps.Domain.Topology;

namespace EventSourcedOps.Domain.Tests.Topology;

public sealed class StandingWaysTests
{
    private const int Items = 12;

    [Fact]
    public void A_way_leads_from_what_stands_to_what_it_stands_on_whichever_end_is_asked()
    {
        var hall = Plant.Graph((0, Plant.Item()), (1, Plant.Item()), (2, Plant.Item()), (0, Plant.On(1)), (1, Plant.On(2, "cluster", 1)));
        Way(hall, 0, 2, 3).ShouldBe([0, 1, 2]);
        Way(hall, 2, 0, 3).ShouldBe([0, 1, 2]);
        Way(hall, 0, 2, 1).ShouldBeNull();
    }

    [Fact]
    public void What_is_only_wired_together_does_not_stand_on_each_other() =>
        Way(Plant.Graph((0, Plant.Item()), (1, Plant.Item()), (0, Plant.On(1, kind: "connected-to"))), 0, 1, 3).ShouldBeNull();

    [Fact]
    public void Items_of_a_service_are_those_that_are_entrusted_to_it_and_in_the_house()
    {
        var portal = Ids.Derived("portal");
        var entrusted = new ItemEntrusted(null, null, portal);
        var hall = Plant.Graph(
            (0, Plant.Item()), (1, Plant.Item()), (2, Plant.Item(Stage.Retired)), (3, Plant.Item()), (0, entrusted), (2, entrusted), (3, entrusted));
        hall.EntrustedTo([portal, Ids.Derived("nothing")], 10)[portal].ShouldBe([hall.Node(0), hall.Node(3)]);
        hall.EntrustedTo([portal], 1)[portal].ShouldBe([hall.Node(0)]);
    }

    /// <summary>Looked for step by step over pairs of what stands on what, by hand.</summary>
    [Fact]
    public void Ways_are_as_short_as_can_be_and_each_step_stands_on_the_next() =>
        Gen.Select(Gen.Select(Gen.Int[0, Items - 1], Plant.Facts).Array[0, 60], Gen.Int[0, 4]).Sample((facts, most) =>
        {
            var hall = Plant.Graph(
                [.. Enumerable.Range(0, Items).Select(item => (item, (ConfigurationItemEvent)Plant.Item())), .. facts.Where(one => one.Item2 is ConfigurationItemEvent).Select(one => (one.Item1, (ConfigurationItemEvent)one.Item2))]);
            var below = Enumerable.Range(0, Items).ToDictionary(item => item, item => Below(hall, item));
            for (var one = 0; one < Items; one++)
                for (var other = 0; other < Items; other++)
                {
                    if (hall.Node(one) < 0 || hall.Node(other) < 0) continue;
                    var way = Way(hall, one, other, most);
                    var (down, up) = (Steps(below, one, other), Steps(below, other, one));
                    (way?.Count - 1).ShouldBe(Math.Min(down, up) <= most ? Math.Min(down, up) : (int?)null);
                    if (way is not null) way.Zip(way.Skip(1)).ShouldAllBe(step => below[step.First].Contains(step.Second));
                }
        });

    private static List<int>? Way(Graph hall, int one, int other, int most) =>
        hall.WaysBetween([hall.Node(one)], [[hall.Node(other)]], most)[0]?.Select(node => Enumerable.Range(0, Items).First(item => hall.Node(item) == node)).ToList();

    private static HashSet<int> Below(Graph hall, int item)
    {
        var needs = new List<Link>();
        if (hall.Node(item) >= 0) hall.Needs(hall.Node(item), needs);
        return [.. Enumerable.Range(0, Items).Where(other => needs.Exists(need => need.Node == hall.Node(other)))];
    }

    private static int Steps(Dictionary<int, HashSet<int>> below, int from, int to)
    {
        var (reached, steps) = (new HashSet<int> { from }, 0);
        while (!reached.Contains(to))
        {
            var before = reached.Count;
            reached.UnionWith(reached.SelectMany(item => below[item]).ToList());
            if (reached.Count == before) return int.MaxValue;
            steps++;
        }

        return steps;
    }
}
