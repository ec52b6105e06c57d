namespace EventSourcedOps.Domain.Telemetry.Blocks;

/// <summary>Lines or spans as blocks, of which none holds those of two days (in UTC): days are kept, and forgotten, as a whole.</summary>
public sealed class DayBlocks<TItem>(Func<ItemBlock<TItem>> begin, Func<TItem, long> at)
{
    private const long NanosecondsOfDay = 86_400_000_000_000;

    private readonly List<ItemBlock<TItem>> _all = [];
    private readonly Dictionary<long, ItemBlock<TItem>> _open = [];

    public IReadOnlyList<ItemBlock<TItem>> All => _all;

    public void Add(TItem item)
    {
        var day = Math.DivRem(at(item), NanosecondsOfDay, out var rest) - (rest < 0 ? 1 : 0);
        if (!_open.TryGetValue(day, out var block) || block.IsFull) _all.Add(_open[day] = block = begin());
        block.Add(item);
    }
}
