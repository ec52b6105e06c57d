using EventSourcedOps.Domain.Telemetry.Blocks;

namespace EventSourcedOps.Domain.Telemetry.Logs;

/// <summary>How many lines each service wrote in the while before a moment. Lines may come in any order.</summary>
public sealed class LogCounts(LogCountQuery query)
{
    private readonly Dictionary<string, List<long>> _times = new(StringComparer.Ordinal);
    private bool _sorted = true;

    public int Lines { get; private set; }

    /// <summary>Services that wrote one, and the one that the query asks for even if it did not.</summary>
    public IEnumerable<string> Services => query.Service is { } asked ? [asked] : _times.Keys.Order(StringComparer.Ordinal);

    public void Add(LogLine line)
    {
        if (!_times.TryGetValue(line.Source.Service, out var times)) _times[line.Source.Service] = times = [];
        times.Add(line.At);
        Lines++;
        _sorted = false;
    }

    /// <summary>How many there are at a moment; none of a service that nobody asked for by name is no answer.</summary>
    public int? At(string service, DateTimeOffset moment)
    {
        if (!_sorted)
            foreach (var one in _times.Values) one.Sort();
        _sorted = true;
        if (!_times.TryGetValue(service, out var times)) return 0;
        var count = Before(times, CountWindow.Nanoseconds(moment)) - Before(times, CountWindow.Nanoseconds(moment - query.Window));
        return count > 0 || query.Service is not null ? count : null;
    }

    /// <summary>How many are not after that.</summary>
    private static int Before(List<long> times, long at)
    {
        var (low, high) = (0, times.Count);
        while (low < high)
            if (times[(low + high) / 2] <= at) low = ((low + high) / 2) + 1;
            else high = (low + high) / 2;
        return low;
    }
}
