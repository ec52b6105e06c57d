namespace EventSourcedOps.Domain.Monitoring.Localisation;

/// <summary>Something that is so in surprisingly many or few requests.</summary>
/// <param name="Bits">Negative when it is fewer than usual.</param>
/// <param name="Left">Bits that are left without the requests in which a service further down explains it.</param>
/// <param name="ExplainedBy">The service that explains most of the others.</param>
internal sealed record Deviation(Trait Trait, Share Usual, Share Now, double Bits, double Left, string? ExplainedBy);

/// <summary>
/// What requests do that they did not use to do, or leave undone, and where it begins. A service that fails makes its callers write lines
/// and break off, too; in each request the deepest service that deviates is the one that counts, and those above it are explained.
/// </summary>
internal static class Deviations
{
    /// <summary>What is far less surprising than something does not explain it.</summary>
    private const double LeastPart = 0.5;

    /// <summary>What deviates, and which services do so in each of the requests.</summary>
    public static (IReadOnlyList<Deviation> Found, IReadOnlySet<(RequestFacts Request, string Service)> Deviating) Of(
        IReadOnlyList<IReadOnlyList<RequestFacts>> minutes, IReadOnlyList<RequestFacts> now)
    {
        var (before, after) = (minutes.Select(minute => new RequestCounts(minute)).ToList(), new RequestCounts(now));
        var clear = new Dictionary<Trait, Deviation>();
        foreach (var trait in before.Append(after).SelectMany(counts => counts.Traits).Distinct())
        {
            var usual = UsualShare.Of([.. before.Select(counts => counts[trait])]);
            var bits = Surprise.Of(usual, after[trait]);
            if (Math.Abs(bits) >= Surprise.Clear) clear.Add(trait, new(trait, usual, after[trait], bits, Math.Abs(bits), null));
        }

        return Explained(clear, now);
    }

    private static (IReadOnlyList<Deviation> Found, IReadOnlySet<(RequestFacts Request, string Service)> Deviating) Explained(
        Dictionary<Trait, Deviation> clear, IReadOnlyList<RequestFacts> now)
    {
        var deviating = new HashSet<(RequestFacts, string)>();
        var byOperation = clear.Values.ToLookup(deviation => deviation.Trait.Operation);
        var explained = clear.Keys.ToDictionary(trait => trait, _ => default(Share));
        var explaining = new Dictionary<(Trait Trait, string Service), int>();
        foreach (var request in now)
        {
            // A request deviates where it has what is more often so than usual, and where it lacks what is less often so.
            var here = request.Operations.SelectMany(operation => byOperation[operation])
                .Where(deviation => request.Traits.Contains(deviation.Trait) == deviation.Bits > 0).ToList();
            deviating.UnionWith(here.Select(deviation => (request, deviation.Trait.Operation.Service)));
            var most = here.GroupBy(deviation => deviation.Trait.Operation.Service, StringComparer.Ordinal)
                .ToDictionary(same => same.Key, same => same.Max(deviation => Math.Abs(deviation.Bits)), StringComparer.Ordinal);
            var below = most.Keys.ToDictionary(service => service, request.Map.Below, StringComparer.Ordinal);
            foreach (var deviation in here)
            {
                var service = deviation.Trait.Operation.Service;
                var by = below[service].Where(callee => most.TryGetValue(callee, out var bits)
                        && bits >= LeastPart * Math.Abs(deviation.Bits) && (!below[callee].Contains(service) || bits > most[service]))
                    .OrderByDescending(callee => most[callee]).ThenBy(callee => callee, StringComparer.Ordinal).FirstOrDefault();
                if (by is null) continue;
                explained[deviation.Trait] += new Share(deviation.Bits > 0 ? 1 : 0, 1);
                explaining[(deviation.Trait, by)] = explaining.GetValueOrDefault((deviation.Trait, by)) + 1;
            }
        }

        var mostly = explaining.GroupBy(one => one.Key.Trait).ToDictionary(same => same.Key, same => same
            .OrderByDescending(one => one.Value).ThenBy(one => one.Key.Service, StringComparer.Ordinal).First().Key.Service);
        return (
            [.. clear.Values.Select(deviation => explained[deviation.Trait] is { Requests: > 0 } gone
                ? deviation with { Left = LeftOf(deviation, gone), ExplainedBy = mostly[deviation.Trait] } : deviation)],
            deviating);
    }

    private static double LeftOf(Deviation deviation, Share explained) =>
        Math.Max(0, Math.Sign(deviation.Bits) * Surprise.Of(deviation.Usual, deviation.Now - explained));
}
