using System.Text;

namespace EventSourcedOps.Domain.Telemetry.Logs;

/// <summary>Reads what <see cref="LogBlock"/> wrote, line by line.</summary>
internal sealed class LogBlockReader(ReadOnlyMemory<byte> plain)
{
    private readonly List<LogSource> _sources = [];
    private readonly List<string> _names = [];
    private int _place = 1; // behind the format

    public IEnumerable<LogLine> Lines()
    {
        var at = 0L;
        while (_place < plain.Length)
        {
            at = unchecked(at + ZigZag.Back(Number()));
            var (source, severity, text, attributes, trace) = (Source(), (LogSeverity)Number(), Text(), Attributes(), Text());
            yield return new(source, at, severity, text, attributes, trace, trace.Length > 0 ? Text() : "");
        }
    }

    private LogSource Source()
    {
        if (Number() is var known and > 0) return _sources[(int)known - 1];
        var source = new LogSource(Text(), Text(), Attributes());
        _sources.Add(source);
        return source;
    }

    private LogField[] Attributes()
    {
        var count = Number();
        if (count == 0) return [];
        var attributes = new LogField[(int)count];
        for (var at = 0; at < attributes.Length; at++) attributes[at] = new(Name(), Text());
        return attributes;
    }

    private string Name()
    {
        if (Number() is var known and > 0) return _names[(int)known - 1];
        _names.Add(Text());
        return _names[^1];
    }

    private string Text()
    {
        var length = (int)Number();
        if (length == 0) return "";
        var text = Encoding.UTF8.GetString(plain.Span.Slice(_place, length));
        _place += length;
        return text;
    }

    private ulong Number()
    {
        var rest = plain.Span[_place..];
        var before = rest.Length;
        var number = Varint.Take(ref rest);
        _place += before - rest.Length;
        return number;
    }
}
