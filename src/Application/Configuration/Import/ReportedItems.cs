using EventSourcedOps.Domain.Configuration;

namespace EventSourcedOps.Application.Configuration.Import;

/// <summary>Everything a file says.</summary>
/// <param name="Items">One report for each item.</param>
/// <param name="Models">What became of each kind of record.</param>
public sealed record ReportedItems(IReadOnlyCollection<ReportedItem> Items, IReadOnlyList<ModelCount> Models)
{
    /// <summary>Whether the source told everything it knows: what it told before and no longer tells is missing then.</summary>
    public bool IsComplete { get; init; }

    /// <summary>What could not be read.</summary>
    public IReadOnlyList<ImportFault> Faults { get; init; } = [];
}
