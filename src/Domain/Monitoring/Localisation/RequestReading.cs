using EventSourcedOps.Domain.Telemetry.Traces;

namespace EventSourcedOps.Domain.Monitoring.Localisation;

/// <summary>Makes requests of spans and lines, however they came. Lines that belong to no trace are put together by service and minute.</summary>
public static class RequestReading
{
    private const long Minute = 60_000_000_000;

    /// <summary>How many lines a minute are another class: what does not grow fourfold is no burst.</summary>
    private const long Burst = 4;

    /// <summary>Stands for the operation of lines that belong to no request: minutes are counted then.</summary>
    public const string MinuteOfLines = "(minute)";

    public static IReadOnlyList<RequestFacts> Of(IEnumerable<Span> spans, IEnumerable<TemplatedLine> lines)
    {
        var traces = spans.GroupBy(span => span.Trace, StringComparer.Ordinal).ToDictionary(trace => trace.Key, StringComparer.Ordinal);
        var spoken = lines.ToLookup(line => traces.ContainsKey(line.Trace));
        var known = new HashSet<Trait>();
        var within = spoken[true].ToLookup(line => line.Trace, StringComparer.Ordinal);
        return
        [
            .. traces.Values.Select(trace => Of(TraceTree.Of(trace), within[trace.Key], known))
                .Concat(spoken[false].GroupBy(line => (line.Service, line.At / Minute)).Select(OfMinute))
                .OrderBy(request => request.At),
        ];
    }

    private static RequestFacts Of(IReadOnlyList<TraceBranch> tree, IEnumerable<TemplatedLine> lines, HashSet<Trait> known)
    {
        var spans = tree.ToDictionary(branch => branch.Span.Id, branch => branch.Span, StringComparer.Ordinal);
        var below = tree.Where(branch => branch.Depth > 0).ToLookup(branch => branch.Span.Parent, branch => branch.Span, StringComparer.Ordinal);
        var (operations, traits) = (new HashSet<Operation>(), new HashSet<Trait>());
        var (ownTimes, ways) = (new Dictionary<Operation, long>(), new Dictionary<Call, long>());
        foreach (var (span, _, self, _) in tree)
        {
            var operation = new Operation(span.Source.Service, span.Name);
            operations.Add(operation);
            operations.Add(operation with { Name = "" });
            if (span.HasFailed) traits.Add(Once(known, new(TraitKind.Failure, operation)));
            var others = below[span.Id].Where(child => child.Source.Service != operation.Service).ToList();
            foreach (var other in others) traits.Add(Once(known, new(TraitKind.Call, operation, $"{other.Source.Service} {other.Name}")));
            // A span with nothing but one span of another service below it is the call itself.
            if (others is [var callee] && below[span.Id].Count() == 1) KeepLongest(ways, new(operation.Service, callee.Source.Service), self);
            else KeepLongest(ownTimes, operation, self);
        }

        foreach (var line in lines)
        {
            var span = spans.GetValueOrDefault(line.Span);
            var operation = new Operation(line.Service, span?.Source.Service == line.Service ? span.Name : "");
            operations.Add(operation);
            foreach (var kind in line.Kinds) traits.Add(Once(known, new(TraitKind.Line, operation, kind, line.Severity)));
        }

        return new(tree.Min(branch => branch.Span.From), operations, traits, ownTimes, ways, ServiceMap.Of(spans.Values));
    }

    private static RequestFacts OfMinute(IGrouping<(string Service, long Minute), TemplatedLine> lines)
    {
        var operation = new Operation(lines.Key.Service, MinuteOfLines);
        var traits = new HashSet<Trait>();
        foreach (var (kind, count) in lines.SelectMany(line => line.Kinds.Select(kind => (Kind: kind, line.Severity))).CountBy(one => one))
            for (var atLeast = 1L; atLeast <= count; atLeast *= Burst)
                traits.Add(new(TraitKind.Line, operation, kind.Kind, kind.Severity, atLeast));
        return new(
            lines.Key.Minute * Minute, new HashSet<Operation>([operation]), traits, new Dictionary<Operation, long>(),
            new Dictionary<Call, long>(), ServiceMap.Empty);
    }

    /// <summary>Requests have the same traits again and again.</summary>
    private static Trait Once(HashSet<Trait> known, Trait trait)
    {
        if (known.TryGetValue(trait, out var same)) return same;
        known.Add(trait);
        return trait;
    }

    private static void KeepLongest<TKey>(Dictionary<TKey, long> lengths, TKey key, long length) where TKey : notnull =>
        lengths[key] = Math.Max(length, lengths.GetValueOrDefault(key));
}
