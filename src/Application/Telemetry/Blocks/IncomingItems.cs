namespace EventSourcedOps.Application.Telemetry.Blocks;

/// <summary>The lines or spans that a request brought, whatever language it spoke.</summary>
public sealed class IncomingItems<TItem>
{
    /// <summary>Whoever sends nonsense need not be told of each piece.</summary>
    private const int FaultsMost = 10;

    private readonly List<TItem> items = [];
    private readonly List<string> faults = [];

    public IReadOnlyList<TItem> Items => items;

    /// <summary>What is of a form that is not kept here.</summary>
    public int Left { get; private set; }

    /// <summary>Whether something came without its time, so that the same request sent again is another one.</summary>
    public bool HasTimeless { get; private set; }

    /// <summary>Why some was not taken, each reason once.</summary>
    public IReadOnlyList<string> Faults => faults;

    public void Add(TItem item)
    {
        if (items.Count >= TelemetryLimits.ItemsOfRequest)
            throw new FormatException($"A request brings {TelemetryLimits.ItemsOfRequest} lines or spans at most.");
        items.Add(item);
    }

    /// <summary>Something whose sender does not say when it was.</summary>
    public void AddTimeless(TItem item)
    {
        HasTimeless = true;
        Add(item);
    }

    /// <summary>Something that is of no form that is kept here.</summary>
    public void Leave(string reason)
    {
        Left++;
        Say(reason);
    }

    /// <summary>Why some is not taken.</summary>
    internal void Say(string reason)
    {
        if (!faults.Contains(reason) && faults.Count < FaultsMost) faults.Add(reason);
    }
}
