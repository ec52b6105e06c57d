namespace EventSourcedOps.Domain.Monitoring.Localisation;

/// <summary>A fault as it is seen at a moment.</summary>
/// <param name="Since">Since when requests go otherwise than usual.</param>
/// <param name="Suspect">The service where it most likely is.</param>
public sealed record FaultSight(DateTimeOffset Since, Suspect Suspect);

/// <summary>
/// Watches requests, half a minute after the other, and says where a fault is once they go otherwise than usual. What went before teaches it
/// what is usual, at once, so that a fault is seen against the minute before it where there is nothing else; while it sees a fault it learns
/// nothing. A surprise has to be seen twice in a row to count, unless it is a huge one. State follows from the requests alone.
/// </summary>
/// <param name="isWatched">Which services may be where the fault is.</param>
public sealed class FaultWatch(Predicate<string> isWatched)
{
    /// <summary>Changes whenever the same requests could be judged otherwise.</summary>
    public const string Model = "fault-watch.v1";

    /// <summary>So many bits are no chance: once in 65,000 looks, twice in a row.</summary>
    public const double Clear = 16;

    /// <summary>So many bits count at once.</summary>
    public const double Huge = 60;

    /// <summary>With fewer bits twice in a row a fault is over.</summary>
    public const double Calm = 10;

    public static readonly TimeSpan Step = TimeSpan.FromSeconds(30);

    /// <summary>What is usual is learnt from an hour in which there are requests.</summary>
    public static readonly TimeSpan Usual = TimeSpan.FromHours(1);

    /// <summary>A look sees the last minute and the last two: what is strong shows in the one, what is weak in the other.</summary>
    private static readonly int[] Windows = [2, 4];

    private const int FewestUsual = 15;
    private const int FewestNow = 8;
    private const int CalmLooks = 2;

    /// <summary>Part of what counts that the look before must have shown already.</summary>
    private const double LeastBefore = 0.8;

    /// <summary>Another service is suspected instead when the one before has less than that part of its bits.</summary>
    private const double LeastToStay = 0.5;

    private sealed record Part(DateTimeOffset At, IReadOnlyList<RequestFacts> Requests);

    private readonly List<Part> _usual = [];
    private readonly Queue<Part> _recent = [];
    private IReadOnlyList<Suspect> _before = [];
    private FaultSight? _fault;
    private int _calm;

    /// <summary>The next half minute. Without any request for two minutes nothing can be said, and a fault is not seen any more.</summary>
    /// <param name="at">When it began.</param>
    public FaultSight? Look(DateTimeOffset at, IReadOnlyList<RequestFacts> requests)
    {
        _recent.Enqueue(new(at, requests));
        if (_recent.Count > Windows[^1]) _recent.Dequeue();
        if (requests.Count == 0) return _fault = _recent.Any(part => part.Requests.Count > 0) ? _fault : null;
        var (since, suspects) = Likeliest(at);
        if (_fault is not null) _fault = StillSeen(suspects);
        else if (suspects is [var first, ..] && (first.Score >= Huge || (first.Score >= Clear && WasSeen(first)))) (_fault, _calm) = (new(since, first), 0);
        _before = suspects;
        if (_fault is null) Learn(new(at, requests));
        else _usual.RemoveAll(part => part.At >= _fault.Since);
        return _fault;
    }

    /// <summary>Of the windows the one that surprises most.</summary>
    private (DateTimeOffset Since, IReadOnlyList<Suspect> Suspects) Likeliest(DateTimeOffset at)
    {
        var (found, since) = ((IReadOnlyList<Suspect>)[], at);
        foreach (var window in _fault is null ? Windows : Windows[^1..])
        {
            var from = at - Step * (window - 1);
            var usual = _usual.Where(part => part.At < from).SelectMany(part => part.Requests).ToList();
            var now = _recent.Where(part => part.At >= from).SelectMany(part => part.Requests).ToList();
            if (usual.Count < FewestUsual || now.Count < FewestNow) continue;
            var suspects = FaultLocalisation.Rank(new(usual, now, [], ServiceMap.Empty)).Where(one => one.Score > 0 && isWatched(one.Service)).ToList();
            if (suspects is [var first, ..] && (found.Count == 0 || first.Score > found[0].Score)) (since, found) = (from, suspects);
        }

        return (since, found);
    }

    private bool WasSeen(Suspect suspect) =>
        _before.Any(before => before.Service == suspect.Service && before.Score >= LeastBefore * Clear);

    private FaultSight? StillSeen(IReadOnlyList<Suspect> suspects)
    {
        var first = suspects is [var one, ..] ? one : null;
        _calm = first is null || first.Score < Calm ? _calm + 1 : 0;
        if (_calm >= CalmLooks) return null;
        var same = suspects.FirstOrDefault(same => same.Service == _fault!.Suspect.Service);
        return first is { Score: >= Clear } && (same?.Score ?? 0) < LeastToStay * first.Score ? _fault! with { Suspect = first }
            : same is not null ? _fault! with { Suspect = same } : _fault;
    }

    private void Learn(Part part)
    {
        _usual.Add(part);
        if (_usual.Count > Usual / Step) _usual.RemoveAt(0);
    }
}
