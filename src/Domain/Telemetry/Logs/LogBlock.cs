using System.Buffers;
using System.Text;

namespace EventSourcedOps.Domain.Telemetry.Logs;

/// <summary>
/// Lines one behind the other: what a request brought, or many of them put together. What repeats from line to line (who writes, the names
/// of attributes) is written once and referred to by its number.
/// </summary>
public sealed class LogBlock
{
    public const int MostLines = 2_000;

    /// <summary>Before it is packed; a block ends there even if it could hold more lines.</summary>
    public const int MostBytes = 1 << 20;

    private const byte Format = 1;

    private readonly ArrayBufferWriter<byte> _bytes = new(4_096);
    private readonly Dictionary<LogSource, int> _sources = [];
    private readonly Dictionary<string, int> _names = new(StringComparer.Ordinal);
    private readonly HashSet<ulong> _tokens = [];
    private long _at;

    public LogBlock()
    {
        _bytes.GetSpan(1)[0] = Format;
        _bytes.Advance(1);
    }

    public int Count { get; private set; }

    public long FirstAt { get; private set; } = long.MaxValue;

    public long LastAt { get; private set; } = long.MinValue;

    /// <summary>A bit for each severity that occurs, the lowest for <see cref="LogSeverity.Unset"/>.</summary>
    public int Severities { get; private set; }

    public bool IsFull => Count >= MostLines || _bytes.WrittenCount >= MostBytes;

    /// <summary>Which words it holds (<see cref="LogFilter"/>).</summary>
    public byte[] Filter() => LogFilter.Of(_tokens);

    public void Add(LogLine line)
    {
        Number(ZigZag.Of(unchecked(line.At - _at)));
        Source(line.Source);
        Number((ulong)line.Severity);
        Text(line.Text);
        Attributes(line.Attributes);
        Text(line.Trace);
        if (line.Trace.Length > 0) Text(line.Span);
        LogQuestion.TokensOf(line, _tokens);
        _at = line.At;
        Count++;
        (FirstAt, LastAt, Severities) = (Math.Min(FirstAt, _at), Math.Max(LastAt, _at), Severities | (1 << (int)line.Severity));
    }

    /// <summary>As it is before it is packed.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes.WrittenSpan;

    public static IEnumerable<LogLine> Read(ReadOnlyMemory<byte> block) =>
        block.Span is [Format, ..] ? new LogBlockReader(block).Lines() : throw new FormatException("These bytes are no block of lines.");

    /// <summary>The number of a source that was there before, or none and the source.</summary>
    private void Source(LogSource source)
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
        LogQuestion.TokensOf(source, _tokens);
    }

    private void Attributes(IReadOnlyList<LogField> attributes)
    {
        Number((ulong)attributes.Count);
        foreach (var (name, value) in attributes)
        {
            Name(name);
            Text(value);
        }
    }

    private void Name(string name)
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

    private void Text(string text)
    {
        var length = Encoding.UTF8.GetByteCount(text);
        Number((ulong)length);
        _bytes.Advance(Encoding.UTF8.GetBytes(text, _bytes.GetSpan(length)));
    }

    private void Number(ulong number) => _bytes.Advance(Varint.Put(_bytes.GetSpan(Varint.Longest), number));
}
