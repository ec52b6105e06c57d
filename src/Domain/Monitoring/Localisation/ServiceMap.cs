using EventSourcedOps.Domain.Telemetry.Traces;

namespace EventSourcedOps.Domain.Monitoring.Localisation;

/// <summary>Which service asks which.</summary>
public readonly record struct Call(string Caller, string Callee);

/// <summary>How often a service asked another one within a while, and how often that failed.</summary>
public sealed record ServiceEdge(Call Call, long Calls, long Failed);

/// <summary>Who asks whom, as spans show it: where a span of one service stands right below a span of another.</summary>
public sealed record ServiceMap(IReadOnlyList<ServiceEdge> Edges)
{
    public static readonly ServiceMap Empty = new([]);

    private readonly ILookup<string, string> _callees = Edges.ToLookup(edge => edge.Call.Caller, edge => edge.Call.Callee, StringComparer.Ordinal);
    private readonly ILookup<string, string> _callers = Edges.ToLookup(edge => edge.Call.Callee, edge => edge.Call.Caller, StringComparer.Ordinal);

    /// <summary>In the order of the names, whatever the order of the spans; a span that came twice counts once.</summary>
    public static ServiceMap Of(IEnumerable<Span> spans) =>
        Joined(SpanCall.Among(spans).Select(call => new ServiceEdge(new(call.Caller, call.Callee), 1, call.Answer.HasFailed ? 1 : 0)));

    /// <summary>Edges between the same two are one.</summary>
    public static ServiceMap Joined(IEnumerable<ServiceEdge> edges) => new(
    [
        .. edges.GroupBy(edge => edge.Call)
            .Select(same => new ServiceEdge(same.Key, same.Sum(edge => edge.Calls), same.Sum(edge => edge.Failed)))
            .OrderBy(edge => edge.Call.Caller, StringComparer.Ordinal).ThenBy(edge => edge.Call.Callee, StringComparer.Ordinal),
    ]);

    /// <summary>The shortest way by calls from one to the other, or from the other to the one; null when neither asks the other.</summary>
    public IReadOnlyList<string>? Between(string one, string other) => Path(one, other) ?? Path(other, one);

    private List<string>? Path(string from, string to)
    {
        var (before, open) = (new Dictionary<string, string?>(StringComparer.Ordinal) { [from] = null }, new Queue<string>([from]));
        while (open.TryDequeue(out var next))
        {
            if (next == to) break;
            foreach (var callee in _callees[next].Where(callee => before.TryAdd(callee, next))) open.Enqueue(callee);
        }

        if (!before.ContainsKey(to)) return null;
        var path = new List<string>();
        for (var step = to; step is not null; step = before[step]) path.Insert(0, step);
        return path;
    }

    /// <summary>
    /// Whom each service asks, as far as that leads from or to that one; of more calls than so many in either direction the nearest. Ways
    /// between it and others are the same in it.
    /// </summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Around(string service, int most) =>
        Outward(service, _callees).Take(most).Concat(Outward(service, _callers).Take(most).Select(call => new Call(call.Callee, call.Caller)))
            .Distinct().GroupBy(call => call.Caller, call => call.Callee, StringComparer.Ordinal)
            .OrderBy(same => same.Key, StringComparer.Ordinal)
            .ToDictionary(same => same.Key, IReadOnlyList<string> (same) => [.. same.Order(StringComparer.Ordinal)], StringComparer.Ordinal);

    /// <summary>The map of calls that were kept like that.</summary>
    public static ServiceMap Of(IReadOnlyDictionary<string, IReadOnlyList<string>>? callees) =>
        callees is null ? Empty : Joined(callees.SelectMany(caller => caller.Value.Select(callee => new ServiceEdge(new(caller.Key, callee), 1, 0))));

    private static IEnumerable<Call> Outward(string service, ILookup<string, string> next)
    {
        var (known, open) = (new HashSet<string>(StringComparer.Ordinal) { service }, new Queue<string>([service]));
        while (open.TryDequeue(out var from))
            foreach (var to in next[from])
            {
                yield return new(from, to);
                if (known.Add(to)) open.Enqueue(to);
            }
    }

    /// <summary>All that a service asks, directly or through others; never itself.</summary>
    public IReadOnlySet<string> Below(string service)
    {
        var (below, open) = (new HashSet<string>(StringComparer.Ordinal), new Stack<string>([service]));
        while (open.TryPop(out var next))
            foreach (var callee in _callees[next])
                if (callee != service && below.Add(callee)) open.Push(callee);
        return below;
    }
}
