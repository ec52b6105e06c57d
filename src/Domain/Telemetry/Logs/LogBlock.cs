using EventSourcedOps.Domain.Telemetry.Blocks;

namespace EventSourcedOps.Domain.Telemetry.Logs;

/// <summary>Lines of logs as a block; its marks are a bit for each severity, the lowest for <see cref="LogSeverity.Unset"/>.</summary>
public sealed class LogBlock() : ItemBlock<LogLine>(Format)
{
    private const byte Format = 1;

    private long _at;

    public override void Add(LogLine line)
    {
        Difference(unchecked(line.At - _at));
        Source(line.Source);
        Number((ulong)line.Severity);
        Text(line.Text);
        Attributes(line.Attributes);
        Text(line.Trace);
        if (line.Trace.Length > 0) Text(line.Span);
        LogQuestion.TokensOf(line, Tokens);
        Counted(_at = line.At, (int)line.Severity);
    }

    public static IEnumerable<LogLine> Read(ReadOnlyMemory<byte> block)
    {
        var (read, at) = (new FieldReader(block, Format), 0L);
        return Lines();

        IEnumerable<LogLine> Lines()
        {
            while (!read.IsAtEnd)
            {
                at = unchecked(at + read.Difference());
                var (source, severity, text, attributes, trace) = (read.Source(), (LogSeverity)read.Number(), read.Text(), read.Attributes(), read.Text());
                yield return new(source, at, severity, text, attributes, trace, trace.Length > 0 ? read.Text() : "");
            }
        }
    }
}
