namespace EventSourcedOps.Domain.Telemetry.Traces;

/// <summary>A span in its place within the trace.</summary>
/// <param name="Depth">How many spans stand above it.</param>
/// <param name="SelfLength">For how long none of the spans right below it was at work, in nanoseconds: what it took by itself.</param>
/// <param name="IsOrphan">It says who asked for it, and that span is not there.</param>
public sealed record TraceBranch(Span Span, int Depth, long SelfLength, bool IsOrphan);

/// <summary>The spans of a trace as a tree, however they came: in any order, several times, or without some of them.</summary>
public static class TraceTree
{
    /// <summary>Depth first, those that began earlier first.</summary>
    public static IReadOnlyList<TraceBranch> Of(IEnumerable<Span> spans)
    {
        var known = new Dictionary<string, Span>(StringComparer.Ordinal);
        foreach (var span in spans) known.TryAdd(span.Id, span);
        var inOrder = known.Values.OrderBy(span => span.From).ThenBy(span => span.Id, StringComparer.Ordinal).ToList();
        var below = inOrder.Where(span => known.ContainsKey(span.Parent)).ToLookup(span => span.Parent, StringComparer.Ordinal);
        var (tree, seen) = (new List<TraceBranch>(known.Count), new HashSet<string>(StringComparer.Ordinal));
        foreach (var root in inOrder.Where(span => !known.ContainsKey(span.Parent))) Add(root);
        // Spans that are each other's parents are nobody's: the earliest of them stands on top.
        foreach (var rest in inOrder.Where(span => !seen.Contains(span.Id)).ToList()) Add(rest);
        return tree;

        void Add(Span top)
        {
            var open = new Stack<(Span Span, int Depth)>([(top, 0)]);
            while (open.TryPop(out var next))
            {
                if (!seen.Add(next.Span.Id)) continue;
                var children = below[next.Span.Id].ToList();
                tree.Add(new(next.Span, next.Depth, Self(next.Span, children), next.Depth == 0 && next.Span.Parent.Length > 0));
                for (var child = children.Count - 1; child >= 0; child--) open.Push((children[child], next.Depth + 1));
            }
        }
    }

    /// <summary>Children may overlap each other, and outlast who asked for them.</summary>
    private static long Self(Span span, List<Span> children)
    {
        var (self, free, end) = (span.Length, span.From, span.From + span.Length);
        foreach (var child in children)
        {
            var (from, until) = (Math.Max(child.From, free), Math.Min(child.From + child.Length, end));
            if (until <= from) continue;
            self -= until - from;
            free = until;
        }

        return self;
    }
}
