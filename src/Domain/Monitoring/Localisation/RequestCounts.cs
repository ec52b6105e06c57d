namespace EventSourcedOps.Domain.Monitoring.Localisation;

/// <summary>In how many of some requests each trait is, and how many pass each operation.</summary>
internal sealed class RequestCounts
{
    private readonly Dictionary<Operation, int> _requests = [];
    private readonly Dictionary<Trait, int> _held = [];

    public RequestCounts(IEnumerable<RequestFacts> requests)
    {
        foreach (var request in requests)
        {
            foreach (var operation in request.Operations) _requests[operation] = _requests.GetValueOrDefault(operation) + 1;
            foreach (var trait in request.Traits) _held[trait] = _held.GetValueOrDefault(trait) + 1;
        }
    }

    public IEnumerable<Trait> Traits => _held.Keys;

    public Share this[Trait trait] => new(_held.GetValueOrDefault(trait), _requests.GetValueOrDefault(trait.Operation));
}
