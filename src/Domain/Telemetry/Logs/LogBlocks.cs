namespace EventSourcedOps.Domain.Telemetry.Logs;

/// <summary>Lines as blocks, of which none holds lines of two days (in UTC): days are kept, and forgotten, as a whole.</summary>
public sealed class LogBlocks
{
    private const long NanosecondsOfDay = 86_400_000_000_000;

    private readonly List<LogBlock> _all = [];
    private readonly Dictionary<long, LogBlock> _open = [];

    public IReadOnlyList<LogBlock> All => _all;

    public void Add(LogLine line)
    {
        var day = Math.DivRem(line.At, NanosecondsOfDay, out var rest) - (rest < 0 ? 1 : 0);
        if (!_open.TryGetValue(day, out var block) || block.IsFull) _all.Add(_open[day] = block = new());
        block.Add(line);
    }
}
