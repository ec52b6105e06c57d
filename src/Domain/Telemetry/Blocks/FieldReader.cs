using System.Text;

namespace EventSourcedOps.Domain.Telemetry.Blocks;

/// <summary>Reads what an <see cref="ItemBlock{TItem}"/> wrote, part by part.</summary>
internal sealed class FieldReader
{
    private readonly ReadOnlyMemory<byte> _plain;
    private readonly List<TelemetrySource> _sources = [];
    private readonly List<string> _names = [];
    private int _place = 1; // behind the format

    public FieldReader(ReadOnlyMemory<byte> plain, byte format)
    {
        if (plain.Span is not [var first, ..] || first != format) throw new FormatException("These bytes are no such block.");
        _plain = plain;
    }

    public bool IsAtEnd => _place >= _plain.Length;

    public TelemetrySource Source()
    {
        if (Number() is var known and > 0) return _sources[(int)known - 1];
        var source = new TelemetrySource(Text(), Text(), Attributes());
        _sources.Add(source);
        return source;
    }

    public TelemetryField[] Attributes()
    {
        var count = Number();
        if (count == 0) return [];
        var attributes = new TelemetryField[(int)count];
        for (var at = 0; at < attributes.Length; at++) attributes[at] = new(Name(), Text());
        return attributes;
    }

    public string Name()
    {
        if (Number() is var known and > 0) return _names[(int)known - 1];
        _names.Add(Text());
        return _names[^1];
    }

    public string Text()
    {
        var length = (int)Number();
        if (length == 0) return "";
        var text = Encoding.UTF8.GetString(_plain.Span.Slice(_place, length));
        _place += length;
        return text;
    }

    public long Difference() => ZigZag.Back(Number());

    public ulong Number()
    {
        var rest = _plain.Span[_place..];
        var before = rest.Length;
        var number = Varint.Take(ref rest);
        _place += before - rest.Length;
        return number;
    }
}
