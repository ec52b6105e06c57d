using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Configuration;

namespace EventSourcedOps.Application.Configuration.Import;

/// <summary>Faults while they are found: those of one kind stand together with the place of the first, so that a report stays readable.</summary>
public sealed class FaultTally
{
    /// <summary>Kinds of faults that are told one by one; the number of all faults is always whole.</summary>
    public const int MostKinds = 200;

    private readonly Dictionary<(string? Column, string Code), ImportFault> kinds = [];

    public int Count { get; private set; }

    public IReadOnlyList<ImportFault> Kinds => [.. kinds.Values];

    public void Add(string place, Refusal why, string? column = null) => Add(new(place, column ?? why.Field, why.Code, why.Reason));

    public void Add(ImportFault fault)
    {
        Count += fault.Count;
        var kind = (fault.Column, fault.Code);
        if (kinds.TryGetValue(kind, out var first)) kinds[kind] = first with { Count = first.Count + fault.Count };
        else if (kinds.Count < MostKinds) kinds[kind] = fault;
    }
}
