using System.Text;
using EventSourcedOps.Application.Telemetry;
using EventSourcedOps.Domain.Telemetry;

namespace EventSourcedOps.Api.Telemetry;

/// <summary>Prometheus' remote write, 1.0 and 2.0.</summary>
internal static class RemoteWrite
{
    private const string NativeHistograms = "Native histograms are not kept here; send classic ones.";

    private static readonly string[] Kinds = ["unknown", "counter", "gauge", "histogram", "gaugehistogram", "summary", "info", "stateset"];

    /// <summary>prometheus.WriteRequest</summary>
    public static void Read(ReadOnlySpan<byte> body, IncomingSamples into)
    {
        var request = new ProtoReader(body);
        while (request.Next())
            if (request.Field == 1) Series(request.Bytes(), into);
            else if (request.Field == 3) Note(request.Bytes(), into);
            else request.Skip();
    }

    /// <summary>io.prometheus.write.v2.Request: every text stands once, and labels are their numbers.</summary>
    public static void ReadSecond(ReadOnlySpan<byte> body, IncomingSamples into)
    {
        var symbols = new List<byte[]>();
        var request = new ProtoReader(body);
        while (request.Next())
            if (request.Field == 4) symbols.Add(request.Bytes().ToArray());
            else request.Skip();
        request = new(body);
        while (request.Next())
            if (request.Field == 5) SecondSeries(request.Bytes(), symbols, into);
            else request.Skip();
    }

    private static void Series(ReadOnlySpan<byte> message, IncomingSamples into)
    {
        into.Begin();
        var series = new ProtoReader(message);
        while (series.Next())
            switch (series.Field)
            {
                case 1: Label(series.Bytes(), into); break;
                case 2: Sample(series.Bytes(), into); break;
                case 4: Leave(ref series, into); break;
                default: series.Skip(); break; // examples of traces are not kept
            }
    }

    private static void Label(ReadOnlySpan<byte> message, IncomingSamples into)
    {
        ReadOnlySpan<byte> name = default, value = default;
        var label = new ProtoReader(message);
        while (label.Next())
            if (label.Field == 1) name = label.Bytes();
            else if (label.Field == 2) value = label.Bytes();
            else label.Skip();
        into.Label(name, value);
    }

    private static void Sample(ReadOnlySpan<byte> message, IncomingSamples into)
    {
        into.RequireRoom();
        var (value, at) = (0.0, 0L);
        var sample = new ProtoReader(message);
        while (sample.Next())
            if (sample.Field == 1) value = sample.Double();
            else if (sample.Field == 2) at = (long)sample.Varint();
            else sample.Skip();
        into.Sample(at, value);
    }

    private static void Leave(ref ProtoReader series, IncomingSamples into)
    {
        series.Skip();
        into.Leave(1, NativeHistograms);
    }

    private static void Note(ReadOnlySpan<byte> message, IncomingSamples into)
    {
        var (kind, name, help, unit) = (0UL, "", "", "");
        var note = new ProtoReader(message);
        while (note.Next())
            switch (note.Field)
            {
                case 1: kind = note.Varint(); break;
                case 2: name = note.Text(); break;
                case 4: help = note.Text(); break;
                case 5: unit = note.Text(); break;
                default: note.Skip(); break;
            }

        into.Notes.Add(new(name, KindOf(kind), help, unit));
    }

    private static void SecondSeries(ReadOnlySpan<byte> message, List<byte[]> symbols, IncomingSamples into)
    {
        into.Begin();
        var name = "";
        var series = new ProtoReader(message);
        while (series.Next())
            switch (series.Field)
            {
                case 1 when series.IsBytes:
                    for (var refs = series.Bytes(); !refs.IsEmpty;)
                    {
                        var (label, value) = (Symbol(symbols, Varint.Take(ref refs)), Symbol(symbols, Varint.Take(ref refs)));
                        into.Label(label, value);
                        if (label.AsSpan().SequenceEqual("__name__"u8)) name = Encoding.UTF8.GetString(value);
                    }

                    break;
                case 2: Sample(series.Bytes(), into); break;
                case 3: Leave(ref series, into); break;
                case 5: SecondNote(series.Bytes(), name, symbols, into); break;
                default: series.Skip(); break;
            }
    }

    private static void SecondNote(ReadOnlySpan<byte> message, string name, List<byte[]> symbols, IncomingSamples into)
    {
        var (kind, help, unit) = (0UL, "", "");
        var note = new ProtoReader(message);
        while (note.Next())
            switch (note.Field)
            {
                case 1: kind = note.Varint(); break;
                case 3: help = Encoding.UTF8.GetString(Symbol(symbols, note.Varint())); break;
                case 4: unit = Encoding.UTF8.GetString(Symbol(symbols, note.Varint())); break;
                default: note.Skip(); break;
            }

        if (kind != 0 || help.Length > 0 || unit.Length > 0) into.Notes.Add(new(name, KindOf(kind), help, unit));
    }

    private static byte[] Symbol(List<byte[]> symbols, ulong number) => number < (ulong)symbols.Count
        ? symbols[(int)number]
        : throw new FormatException($"Symbol {number} is named, and there are {symbols.Count}.");

    private static string KindOf(ulong kind) => kind < (ulong)Kinds.Length ? Kinds[kind] : Kinds[0];
}
