using Finding = (string Service, EventSourcedOps.Domain.Monitoring.Localisation.Evidence Evidence);

namespace EventSourcedOps.Domain.Monitoring.Localisation;

/// <summary>What takes longer, and where.</summary>
internal static class TimeFindings
{
    /// <summary>
    /// A service's own time does not hold that of those it asks, so nothing has to be explained away. A request in which the service does other
    /// things than usual takes another time for that, which says nothing more.
    /// </summary>
    public static IEnumerable<Finding> OwnTimes(
        IReadOnlyList<IReadOnlyList<RequestFacts>> minutes, IReadOnlyList<RequestFacts> now, IReadOnlySet<(RequestFacts Request, string Service)> deviating) =>
        from one in Slower(minutes, now, request => request.OwnTimes, (request, operation) => !deviating.Contains((request, operation.Service)))
        select (one.Key.Service, Told(EvidenceKind.OwnTime, one.Key.Name, "", one.Slow, one.Slow.Counted));

    /// <summary>
    /// A way has two ends, and the slow one is where more of the ways are slow: each end counts the bits of all its ways, by the part of its traffic
    /// that is slow. Who is called by a slow one alone has one slow way; the slow one has that and those to it.
    /// </summary>
    public static IEnumerable<Finding> Ways(IReadOnlyList<IReadOnlyList<RequestFacts>> minutes, IReadOnlyList<RequestFacts> now)
    {
        var traffic = now.SelectMany(request => request.Ways.Keys).SelectMany(call => Ends(call, call)).CountBy(end => end.Service).ToDictionary();
        var slower = Slower(minutes, now, request => request.Ways, (_, _) => true).SelectMany(one => Ends(one.Key, one.Slow)).ToLookup(one => one.Service);
        foreach (var service in slower)
        {
            var slowPart = service.Sum(one => one.Of.Now.Requests) / traffic[service.Key];
            var bits = slowPart * service.OrderBy(one => one.Other, StringComparer.Ordinal).ThenBy(one => one.Of.Counted).Sum(one => one.Of.Counted);
            foreach (var (_, other, slow) in service)
                if (bits >= Surprise.Told) yield return (service.Key, Told(EvidenceKind.Way, "", other, slow, bits));
        }
    }

    private static IEnumerable<(string Service, string Other, T Of)> Ends<T>(Call call, T of) =>
        [(call.Caller, call.Callee, of), (call.Callee, call.Caller, of)];

    private static Evidence Told(EvidenceKind kind, string operation, string what, Slow slow, double counted) =>
        new(kind, operation, what, slow.Usual.Value, slow.Now.Value, (long)slow.Now.Requests, slow.Bits, counted, Longer: slow.Longer);

    private static IEnumerable<(TKey Key, Slow Slow)> Slower<TKey>(
        IReadOnlyList<IReadOnlyList<RequestFacts>> minutes, IReadOnlyList<RequestFacts> now, Func<RequestFacts, IReadOnlyDictionary<TKey, long>> times,
        Func<RequestFacts, TKey, bool> counts)
    {
        var usual = minutes.Select(minute => minute.SelectMany(times).ToLookup(time => time.Key, time => time.Value)).ToList();
        var since = now.SelectMany(request => times(request).Where(time => counts(request, time.Key))).GroupBy(time => time.Key, time => time.Value);
        foreach (var (key, lengths) in since.Select(same => (same.Key, same.ToList())))
            if (Slowness.Of([.. usual.Select(IReadOnlyList<long> (minute) => [.. minute[key]])], lengths) is { } slow) yield return (key, slow);
    }
}
