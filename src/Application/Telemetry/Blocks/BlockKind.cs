using EventSourcedOps.Domain.Telemetry.Blocks;

namespace EventSourcedOps.Application.Telemetry.Blocks;

/// <summary>What is kept in blocks, and where.</summary>
/// <param name="Table">A table for each day stands behind it.</param>
/// <param name="Word">What one of it is called.</param>
/// <param name="Lock">Any number, the same on every node: who holds it packs.</param>
public abstract record BlockKind(string Table, string Word, long Lock)
{
    /// <summary>All that packed blocks hold, as few blocks in the order of time.</summary>
    internal abstract IReadOnlyList<PackedBlock> Together(IEnumerable<byte[]> bodies);
}

/// <summary>Lines of logs, or spans.</summary>
/// <param name="At">When an item was, in nanoseconds since 1970.</param>
/// <param name="Mark">Tells items of one moment apart, the same on every machine.</param>
/// <param name="Source">Who sent it.</param>
/// <param name="Begin">An empty block.</param>
/// <param name="Read">The items of the plain bytes of a block.</param>
public sealed record BlockKind<TItem>(
    string Table, string Word, long Lock, Func<TItem, long> At, Func<TItem, ulong> Mark, Func<TItem, TelemetrySource> Source, Func<ItemBlock<TItem>> Begin,
    Func<ReadOnlyMemory<byte>, IEnumerable<TItem>> Read) : BlockKind(Table, Word, Lock)
{
    internal DayBlocks<TItem> Blocks() => new(Begin, At);

    internal IReadOnlyList<TItem> Items(byte[] packed) => BlockPacking.Unpack(packed, plain => Read(plain).ToList());

    internal override IReadOnlyList<PackedBlock> Together(IEnumerable<byte[]> bodies)
    {
        var blocks = Blocks();
        foreach (var item in bodies.SelectMany(Items).OrderBy(At)) blocks.Add(item);
        return [.. blocks.All.Select(PackedBlock.Of)];
    }
}

/// <summary>A row of a table of blocks.</summary>
public sealed record PackedBlock(int Items, DateTime Since, DateTime Until, int Marks, byte[] Filter, byte[] Body)
{
    public static PackedBlock Of<TItem>(ItemBlock<TItem> block) => new(
        block.Count, TelemetryTime.Floor(block.FirstAt), TelemetryTime.Ceiling(block.LastAt), block.Marks, block.Filter(), BlockPacking.Pack(block.Bytes));
}
