using EventSourcedOps.Domain.Telemetry.Logs;

namespace EventSourcedOps.Application.Telemetry.Logs;

/// <summary>What a request brought, whatever language it spoke.</summary>
public sealed class IncomingLogs
{
    /// <summary>Whoever sends nonsense need not be told of each piece.</summary>
    private const int FaultsMost = 10;

    private readonly List<LogLine> lines = [];
    private readonly List<string> faults = [];

    public IReadOnlyList<LogLine> Lines => lines;

    /// <summary>Lines of a form that is not kept here.</summary>
    public int Left { get; private set; }

    /// <summary>Whether a line came without its time, so that the same request sent again is another one.</summary>
    public bool HasTimeless { get; private set; }

    /// <summary>Why some were not taken, each reason once.</summary>
    public IReadOnlyList<string> Faults => faults;

    public void Add(LogLine line)
    {
        if (lines.Count >= TelemetryLimits.LinesOfRequest)
            throw new FormatException($"A request brings {TelemetryLimits.LinesOfRequest} lines at most.");
        lines.Add(LogRules.Bounded(line));
    }

    /// <summary>A line whose sender does not say when it was.</summary>
    public void AddTimeless(LogLine line)
    {
        HasTimeless = true;
        Add(line);
    }

    /// <summary>Something that is of no form that is kept here.</summary>
    public void Leave(string reason)
    {
        Left++;
        Say(reason);
    }

    /// <summary>Why some of the lines are not taken.</summary>
    internal void Say(string reason)
    {
        if (!faults.Contains(reason) && faults.Count < FaultsMost) faults.Add(reason);
    }
}
