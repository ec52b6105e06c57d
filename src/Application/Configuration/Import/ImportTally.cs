using EventSourcedOps.Domain.Configuration;

namespace EventSourcedOps.Application.Configuration.Import;

/// <summary>What a reconciliation comes to while it goes on.</summary>
public sealed class ImportTally
{
    private readonly int[] kinds = new int[Enum.GetValues<NewsKind>().Length];

    public FaultTally Faults { get; } = new();

    /// <summary>Under which id each report is known here.</summary>
    public Dictionary<string, Guid> Ids { get; } = new(StringComparer.Ordinal);

    public int Unchanged { get; internal set; }
    public int Tombstones { get; internal set; }

    internal void Count(NewsKind kind) => kinds[(int)kind]++;

    public ImportCounts Counts(int read) => new(
        read, Of(NewsKind.Registered), Of(NewsKind.Changed), Unchanged, Tombstones, Of(NewsKind.Related), Of(NewsKind.Unrelated),
        Of(NewsKind.Missing), Faults.Count);

    private int Of(NewsKind kind) => kinds[(int)kind];
}
