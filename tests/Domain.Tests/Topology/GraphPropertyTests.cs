using CsCheck;
using EventSourcedOps.Domain.Configuration;
using EventSourcedOps.Domain.Topology;
using static EventSourcedOps.Domain.Tests.Topology.Plant;

namespace EventSourcedOps.Domain.Tests.Topology;

/// <summary>Whatever is told, in whatever order: the graph answers as the plainest program would.</summary>
public sealed class GraphPropertyTests
{
    private const int Items = 12;

    private static readonly Gen<(int Item, object Fact)[]> Stories = Gen.Select(Gen.Int[0, Items - 1], Facts).Array[0, 60];

    [Fact]
    public void Impact_is_what_the_definition_says() => Stories.Sample(story =>
    {
        var (history, naive) = Told(story);
        var graph = history.AsOf(DateTimeOffset.MaxValue);
        foreach (var item in naive.Present)
            foreach (var depth in (int[])[1, 2, 3, Items])
            {
                using var impact = graph.ImpactOf([graph.Find(item)], depth);
                Ids(graph, impact.Found).Order().ShouldBe(naive.Fallen(item, depth).Order());
            }
    }, iter: 1_000);

    [Fact]
    public void A_graph_that_followed_is_the_graph_made_anew_at_any_time() => Gen.Select(Stories, Gen.Int[1, 9]).Sample((story, page) =>
    {
        var history = new TopologyHistory();
        var followed = Domain.Topology.Graph.Before(history.Numbers);
        var all = Registered(story).ToList();
        for (var at = 0; at < all.Count; at++)
        {
            history.Add(all[at].Item, all[at].Fact, Start.AddMinutes(at));
            if (at % page != 0 && at != all.Count - 1) continue;
            followed = history.Follow(followed);
            Shape(followed).ShouldBe(Shape(history.AsOf(Start.AddMinutes(at))));
        }
    }, iter: 1_000);

    [Fact]
    public void Rebuilt_at_a_hundred_times_it_holds_what_was_known_then() => Stories.Sample(story =>
    {
        var (history, _) = Told(story);
        var all = Registered(story).ToList();
        for (var at = 0; at < 100; at++)
        {
            var moment = at % (all.Count + 1);
            var naive = new NaivePlant();
            foreach (var (item, fact) in all.Take(moment)) naive.Tell(item, fact);
            var graph = history.AsOf(Start.AddMinutes(moment - 1));
            Relations(graph).ShouldBe(naive.Relations.Order());
            graph.Version.ShouldBe(history.CountAt(Start.AddMinutes(moment - 1)));
        }
    }, iter: 20);

    [Fact]
    public void A_path_is_a_shortest_one() => Stories.Sample(story =>
    {
        var (history, naive) = Told(story);
        var graph = history.AsOf(DateTimeOffset.MaxValue);
        var next = naive.Next();
        foreach (var from in naive.Present)
            foreach (var to in naive.Present)
            {
                var path = graph.Path(graph.Find(from), graph.Find(to), null);
                path.Count.ShouldBe(Steps(next, from, to) + 1);
                foreach (var (one, other) in path.Zip(path.Skip(1))) next[graph.IdOf(one)].ShouldContain(graph.IdOf(other));
            }
    }, iter: 100);

    [Fact]
    public void Cut_points_part_what_hangs_together() => Stories.Sample(story =>
    {
        var (history, naive) = Told(story);
        var graph = history.AsOf(DateTimeOffset.MaxValue);
        var next = naive.Next();
        var expected = naive.Present.Select(item => (item, Parted(next, item))).Where(cut => cut.Item2 > 0);
        graph.CutPointsAmong([.. naive.Present.Select(graph.Find)], null).Select(cut => (graph.IdOf(cut.Node), cut.Parted))
            .ShouldBe(expected, ignoreOrder: true);
    }, iter: 1_000);

    [Fact]
    public void A_difference_leads_from_one_graph_to_the_other() => Gen.Select(Stories, Gen.Int[0, 70]).Sample((story, middle) =>
    {
        var (history, _) = Told(story);
        var (before, after) = (history.AsOf(Start.AddMinutes(middle)), history.AsOf(DateTimeOffset.MaxValue));
        var difference = GraphDifference.Between(before, after);
        Relations(before).Except(difference.Untied.Select(tie => Relation(before, tie)))
            .Where(old => !difference.Retied.Any(tie => Relation(after, tie) is var now && (now.From, now.Kind, now.To) == (old.From, old.Kind, old.To)))
            .Concat(difference.Tied.Concat(difference.Retied).Select(tie => Relation(after, tie))).Order().ShouldBe(Relations(after));
        Present(before).Except(difference.Went.Select(before.IdOf)).Concat(difference.Came.Select(after.IdOf)).Order().ShouldBe(Present(after).Order());
    }, iter: 500);

    private static (TopologyHistory, NaivePlant) Told((int, object)[] story)
    {
        var (history, naive, at) = (new TopologyHistory(), new NaivePlant(), 0);
        foreach (var (item, fact) in Registered(story))
        {
            history.Add(item, fact, Start.AddMinutes(at++));
            naive.Tell(item, fact);
        }

        return (history, naive);
    }

    /// <summary>Before anything else is told of an item it is registered; some are only named by others.</summary>
    private static IEnumerable<(Guid Item, object Fact)> Registered((int Item, object Fact)[] story)
    {
        var known = new HashSet<int>();
        foreach (var (item, fact) in story)
        {
            if (known.Add(item)) yield return (Id(item), Item());
            yield return (Id(item), fact);
        }
    }

    private static string Shape(Graph graph) => string.Join('\n',
        Relations(graph).Select(relation => relation.ToString())
            .Concat(Present(graph).Select(item => $"{item} {graph[graph.Find(item)]} {string.Join(' ', Falling(graph, item).Order())}").Order()));

    private static Guid[] Falling(Graph graph, Guid item)
    {
        using var impact = graph.ImpactOf([graph.Find(item)]);
        return Ids(graph, impact.Found);
    }

    private static IEnumerable<Guid> Present(Graph graph) => Enumerable.Range(0, Items).Select(Id).Where(item => graph.Find(item) >= 0);

    private static IEnumerable<(Guid From, string Kind, Guid To, string? Group, int? Needed)> Relations(Graph graph) =>
        (from item in Present(graph) from link in graph.Outgoing[graph.Find(item)].ToArray()
         where graph.IsPresent(link.Node) select Relation(graph, new(graph.Find(item), link))).Order();

    private static (Guid From, string Kind, Guid To, string? Group, int? Needed) Relation(Graph graph, Tie tie)
    {
        var redundancy = tie.Link.Redundancy < 0 ? null : graph.Numbers.Redundancies[tie.Link.Redundancy];
        return (graph.IdOf(tie.From), graph.Numbers.Kinds[tie.Link.Kind], graph.IdOf(tie.Link.Node), redundancy?.Group, redundancy?.Needed);
    }

    private static Guid[] Ids(Graph graph, ReadOnlySpan<int> nodes) => [.. nodes.ToArray().Select(graph.IdOf)];

    private static int Steps(ILookup<Guid, Guid> next, Guid from, Guid to)
    {
        HashSet<Guid> reached = [from];
        for (var steps = 0; ; steps++)
        {
            if (reached.Contains(to)) return steps;
            HashSet<Guid> further = [.. reached, .. reached.SelectMany(item => next[item])];
            if (further.Count == reached.Count) return -1;
            reached = further;
        }
    }

    private static int Parted(ILookup<Guid, Guid> next, Guid lost)
    {
        var together = Reached(next, lost, null);
        together.Remove(lost);
        var (all, largest) = (together.Count, 0);
        while (together.Count > 0)
        {
            var part = Reached(next, together.First(), lost);
            largest = Math.Max(largest, part.Count);
            together.ExceptWith(part);
        }

        return all - largest;
    }

    private static HashSet<Guid> Reached(ILookup<Guid, Guid> next, Guid from, Guid? without)
    {
        HashSet<Guid> reached = [from];
        var open = new Queue<Guid>(reached);
        while (open.TryDequeue(out var item))
            foreach (var other in next[item])
                if (other != without && reached.Add(other)) open.Enqueue(other);
        return reached;
    }
}
