using System.Buffers;
using System.Text;

namespace EventSourcedOps.Domain.Telemetry.Blocks;

/// <summary>
/// Lines or spans one behind the other: what a request brought, or many of them put together. What repeats from one to the next (who sends,
/// the names of attributes) is written once and referred to by its number.
/// </summary>
public abstract class ItemBlock<TItem>
{
    public const int MostItems = 2_000;

    /// <summary>Before it is packed; a block ends there even if it could hold more.</summary>
    public const int MostBytes = 1 << 20;

    private readonly ArrayBufferWriter<byte> _bytes = new(4_096);
    private readonly Dictionary<TelemetrySource, int> _sources = [];
    private readonly Dictionary<string, int> _names = new(StringComparer.Ordinal);

    protected ItemBlock(byte format)
    {
        _bytes.GetSpan(1)[0] = format;
        _bytes.Advance(1);
    }

    public int Count { get; private set; }

    /// <summary>In nanoseconds since 1970.</summary>
    public long FirstAt { get; private set; } = long.MaxValue;

    public long LastAt { get; private set; } = long.MinValue;

    /// <summary>A bit for each kind of item that occurs, by which blocks are passed over.</summary>
    public int Marks { get; private set; }

    public bool IsFull => Count >= MostItems || _bytes.WrittenCount >= MostBytes;

    /// <summary>As it is before it is packed.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes.WrittenSpan;

    /// <summary>Which words it holds (<see cref="WordFilter"/>).</summary>
    public byte[] Filter() => WordFilter.Of(Tokens);

    /// <summary>Everything by which an item of it may be found.</summary>
    protected HashSet<ulong> Tokens { get; } = [];

    public abstract void Add(TItem item);

    /// <summary>An item was written that is of that moment and kind.</summary>
    protected void Counted(long at, int kind)
    {
        Count++;
        (FirstAt, LastAt, Marks) = (Math.Min(FirstAt, at), Math.Max(LastAt, at), Marks | (1 << kind));
    }

    /// <summary>The number of a source that was there before, or none and the source.</summary>
    protected void Source(TelemetrySource source)
    {
        if (_sources.TryGetValue(source, out var known))
        {
            Number((ulong)known);
            return;
        }

        _sources[source] = _sources.Count + 1;
        Number(0);
        Text(source.Service);
        Text(source.Instance);
        Attributes(source.Attributes);
        Tokens.Add(WordTokens.Of(TelemetryRules.Service, source.Service));
        Tokens.Add(WordTokens.Of(TelemetryRules.Instance, source.Instance));
        foreach (var (name, value) in source.Attributes) Tokens.Add(WordTokens.Of(name, value));
    }

    protected void Attributes(IReadOnlyList<TelemetryField> attributes)
    {
        Number((ulong)attributes.Count);
        foreach (var (name, value) in attributes)
        {
            Name(name);
            Text(value);
        }
    }

    /// <summary>A text that comes again and again.</summary>
    protected void Name(string name)
    {
        if (_names.TryGetValue(name, out var known))
        {
            Number((ulong)known);
            return;
        }

        _names[name] = _names.Count + 1;
        Number(0);
        Text(name);
    }

    protected void Text(string text)
    {
        var length = Encoding.UTF8.GetByteCount(text);
        Number((ulong)length);
        _bytes.Advance(Encoding.UTF8.GetBytes(text, _bytes.GetSpan(length)));
    }

    protected void Difference(long number) => Number(ZigZag.Of(number));

    protected void Number(ulong number) => _bytes.Advance(Varint.Put(_bytes.GetSpan(Varint.Longest), number));
}
