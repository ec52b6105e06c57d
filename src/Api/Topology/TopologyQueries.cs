using EventSourcedOps.Api.GraphQL;
using EventSourcedOps.Api.Topology;
using EventSourcedOps.Application.Topology;
using EventSourcedOps.Domain.Topology;
using GraphQL;

namespace EventSourcedOps.Api;

public sealed partial class Query
{
    /// <summary>What lies around a configuration item, along relations in both directions; null when the caller may not see the item.</summary>
    /// <param name="around">The item in the middle.</param>
    /// <param name="depth">How many relations away; 2 unless told, 10 at most.</param>
    /// <param name="kinds">Only along relations of these kinds.</param>
    /// <param name="groupBy">By what items are put together.</param>
    /// <param name="expanded">Items around which everything is shown one relation further; 100 at most.</param>
    /// <param name="most">How many items are shown; 100 unless told, 500 at most.</param>
    /// <param name="asOf">As it was known at that time.</param>
    [Needs(TopologyDesk.Operation)]
    public static async Task<TopologyNode?> Topology(
        [FromServices] TopologyDesk desk, Guid around, int? depth = null, IReadOnlyList<string>? kinds = null, TopologyGrouping? groupBy = null,
        IReadOnlyList<Guid>? expanded = null, int? most = null, DateTimeOffset? asOf = null, CancellationToken cancellation = default)
    {
        if (expanded?.Count > TopologyLimits.Shown) throw new ApiError("too-many-items", $"Expand at most {TopologyLimits.Shown} items.");
        var room = Asked.Within(most, TopologyLimits.DrawnUsually, TopologyLimits.Drawn, nameof(most));
        var steps = TopologyLimits.Depth(depth);
        // What a group is called by may stand a long way off.
        GraphPart part = groupBy is TopologyGrouping.Site or TopologyGrouping.Rack or TopologyGrouping.Cluster
            ? new GraphPart.Whole()
            : new GraphPart.Around(around, expanded is { Count: > 0 } ? steps + 1 : steps);
        var view = await desk.View(asOf, part, cancellation);
        return view.Find(around) is >= 0 and var middle
            ? new(view, view.Drawn.Of(view, new(middle, steps, kinds, room, expanded ?? [], groupBy)))
            : null;
    }

    /// <summary>
    /// What falls when items are lost: whatever stands on them, step by step. Relations of one group stand in for each other while enough
    /// of them are left. Null when the caller may see none of the items.
    /// </summary>
    /// <param name="of">The items that are lost.</param>
    /// <param name="depth">After how many steps to stop; never unless told.</param>
    /// <param name="asOf">As it was known at that time.</param>
    [Needs(TopologyDesk.Operation)]
    public static async Task<ImpactNode?> Impact(
        [FromServices] TopologyDesk desk, IReadOnlyList<Guid> of, int? depth = null, DateTimeOffset? asOf = null,
        CancellationToken cancellation = default)
    {
        if (of.Count > TopologyLimits.Lost) throw new ApiError("too-many-items", $"Suppose at most {TopologyLimits.Lost} items lost.");
        var steps = depth is null ? Impacts.Unbounded : TopologyLimits.Depth(depth);
        var view = await desk.View(asOf, new GraphPart.Below(of, steps), cancellation);
        var lost = of.Select(view.Find).Where(node => node != Numbering.None).ToArray();
        return lost.Length == 0 ? null : new(view, lost, steps);
    }

    /// <summary>What a configuration item stands on, near and far: whatever is wrong with it may have begun there.</summary>
    /// <param name="of">The item.</param>
    /// <param name="asOf">As it was known at that time.</param>
    [Needs(TopologyDesk.Operation)]
    public static async Task<CausesNode?> Causes(
        [FromServices] TopologyDesk desk, Guid of, DateTimeOffset? asOf = null, CancellationToken cancellation = default)
    {
        var view = await desk.View(asOf, new GraphPart.Above(of), cancellation);
        return view.Find(of) is >= 0 and var node ? new(view, node) : null;
    }

    /// <summary>A shortest way between two configuration items; null when there is none, or the caller may not see both.</summary>
    /// <param name="from">Where it begins.</param>
    /// <param name="to">Where it ends.</param>
    /// <param name="kinds">Only along relations of these kinds.</param>
    /// <param name="asOf">As it was known at that time.</param>
    [Needs(TopologyDesk.Operation)]
    public static async Task<PathNode?> Path(
        [FromServices] TopologyDesk desk, Guid from, Guid to, IReadOnlyList<string>? kinds = null, DateTimeOffset? asOf = null,
        CancellationToken cancellation = default)
    {
        var view = await desk.View(asOf, new GraphPart.Whole(), cancellation);
        var (start, end) = (view.Find(from), view.Find(to));
        if (start == Numbering.None || end == Numbering.None) return null;
        return view.Graph.Path(start, end, view.Graph.Numbers.KindsOf(kinds)) is { Count: > 0 } way ? new(view, way) : null;
    }

    /// <summary>Configuration items whose loss parts what hangs together, those that part most first.</summary>
    /// <param name="within">Among the items of this organisation and everything under it; among all within reach unless told.</param>
    /// <param name="kinds">Along relations of these kinds; along cables and uplinks unless told.</param>
    /// <param name="asOf">As it was known at that time.</param>
    [Needs(TopologyDesk.Operation)]
    public static async Task<CutPointsNode> CutPoints(
        [FromServices] TopologyDesk desk, string? within = null, IReadOnlyList<string>? kinds = null, DateTimeOffset? asOf = null,
        CancellationToken cancellation = default)
    {
        var view = await desk.View(asOf, new GraphPart.Whole(), cancellation);
        return new(
            view, view.Graph.CutPointsAmong(view.ItemsWithin(within), view.Graph.Numbers.KindsOf(kinds ?? ["connected-to", "uplinks-to"])));
    }

    /// <summary>What became otherwise in the topology between two moments.</summary>
    /// <param name="from">The earlier moment.</param>
    /// <param name="to">The later moment; now unless told.</param>
    /// <param name="around">Only what lies around this item at one of the moments.</param>
    /// <param name="depth">How many relations away from it; 2 unless told, 10 at most.</param>
    [Needs(TopologyDesk.Operation)]
    public static async Task<DifferenceNode> TopologyDiff(
        [FromServices] TopologyDesk desk, DateTimeOffset from, DateTimeOffset? to = null, Guid? around = null, int? depth = null,
        CancellationToken cancellation = default)
    {
        if (to < from) throw new ApiError("times-out-of-order", "`from` is the earlier moment.");
        var whole = new GraphPart.Whole();
        var (before, after, steps) = (await desk.View(from, whole, cancellation), await desk.View(to, whole, cancellation), TopologyLimits.Depth(depth));
        var meant = around is { } middle ? before.Around(middle, steps).Concat(after.Around(middle, steps)).ToHashSet() : null;
        return new(before, after, GraphDifference.Between(before.Graph, after.Graph), node => meant?.Contains(node) != false);
    }
}
