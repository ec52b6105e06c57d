using EventSourcedOps.Domain.Telemetry.Blocks;

namespace EventSourcedOps.Domain.Telemetry.Traces;

/// <summary>Spans as a block; its marks tell whether some failed, and whether some are entries.</summary>
public sealed class SpanBlock() : ItemBlock<Span>(Format)
{
    internal const int Failed = 1;
    internal const int Entry = 2;
    private const byte Format = 2;

    private long _at;

    public override void Add(Span span)
    {
        Difference(unchecked(span.From - _at));
        Source(span.Source);
        Text(span.Trace);
        Text(span.Id);
        Text(span.Parent);
        Name(span.Name);
        Number((ulong)span.Kind);
        Number((ulong)span.Length);
        Number((ulong)span.Status);
        Text(span.StatusText);
        Attributes(span.Attributes);
        Number((ulong)span.Events.Count);
        foreach (var one in span.Events)
        {
            Difference(unchecked(one.At - span.From));
            Name(one.Name);
            Text(one.Text);
        }

        SpanQuestion.TokensOf(span, Tokens);
        Counted(_at = span.From, (span.HasFailed ? Failed : 0) | (span.IsEntry ? Entry : 0));
    }

    public static IEnumerable<Span> Read(ReadOnlyMemory<byte> block)
    {
        var (read, at) = (new FieldReader(block, Format), 0L);
        return Spans();

        IEnumerable<Span> Spans()
        {
            while (!read.IsAtEnd)
            {
                at = unchecked(at + read.Difference());
                yield return new(
                    read.Source(), read.Text(), read.Text(), read.Text(), read.Name(), (SpanKind)read.Number(), at, (long)read.Number(), (SpanStatus)read.Number(),
                    read.Text(), read.Attributes(), Events(read, at));
            }
        }
    }

    private static SpanEvent[] Events(FieldReader read, long from)
    {
        var events = new SpanEvent[(int)read.Number()];
        for (var at = 0; at < events.Length; at++) events[at] = new(unchecked(from + read.Difference()), read.Name(), read.Text());
        return events;
    }
}
