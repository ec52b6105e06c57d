using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Projections.EventLog;

namespace EventSourcedOps.Application.Audit;

/// <summary>A fact, and what it changed in the state that decisions look at.</summary>
/// <param name="Leaves">The whole state after it, value by value.</param>
/// <param name="Fault">Why it could not be folded; the state then stays as it was.</param>
public sealed record ReplayedStep(
    Recorded Happened, IReadOnlyList<LeafChange> Changes, IReadOnlyDictionary<string, string> Leaves, string? Fault = null);

/// <summary>Folds a stream anew, fact by fact, by the very folds that decisions stand on.</summary>
public static class StreamReplay
{
    public static IEnumerable<ReplayedStep> Of(IEnumerable<Recorded> stream)
    {
        object? state = null;
        IReadOnlyDictionary<string, string> leaves = JsonLeaves.Of(null);
        foreach (var happened in stream)
        {
            var (next, fault) = Evolve(state, happened);
            var known = JsonLeaves.Of(next);
            yield return new(happened, JsonLeaves.Compare(leaves, known), known, fault);
            (state, leaves) = (next, known);
        }
    }

    // Whoever looks at a stream because it is broken wants to see all of it.
    private static (object? State, string? Fault) Evolve(object? state, Recorded happened)
    {
        try
        {
            return (StateFold.Evolve(state, happened.Fact, happened.OccurredAt), null);
        }
        catch (InvalidOperationException broken)
        {
            return (state, broken.Message);
        }
    }
}
