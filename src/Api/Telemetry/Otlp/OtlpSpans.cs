using System.Text.Json;
using EventSourcedOps.Application.Telemetry.Blocks;
using EventSourcedOps.Domain.Telemetry.Blocks;
using EventSourcedOps.Domain.Telemetry.Traces;
using static EventSourcedOps.Api.Telemetry.Otlp.OtlpJsonValues;

namespace EventSourcedOps.Api.Telemetry.Otlp;

/// <summary>ExportTraceServiceRequest in protobuf and in JSON.</summary>
internal static class OtlpSpans
{
    private const string Nameless = "A span has no id, or does not say when it began.";

    private static readonly string[] Kinds = ["UNSPECIFIED", "INTERNAL", "SERVER", "CLIENT", "PRODUCER", "CONSUMER"];
    private static readonly string[] Statuses = ["UNSET", "OK", "ERROR"];

    public static IncomingItems<Span> ReadProtobuf(ReadOnlySpan<byte> body)
    {
        var into = new IncomingItems<Span>();
        var request = new ProtoReader(body);
        while (request.Next())
            if (request.Field == 1) Resource(request.Bytes(), into);
            else request.Skip();
        return into;
    }

    public static IncomingItems<Span> ReadJson(ReadOnlyMemory<byte> body) => Parsed(body, "ExportTraceServiceRequest", told =>
    {
        var into = new IncomingItems<Span>();
        foreach (var resource in Items(told, "resourceSpans"))
        {
            var known = new Dictionary<string, string>(StringComparer.Ordinal);
            if (resource.TryGetProperty("resource", out var of)) Attributes(of, known);
            var source = OtlpForms.SourceOf(known);
            foreach (var scope in Items(resource, "scopeSpans"))
                foreach (var span in Items(scope, "spans")) Add(into, Read(span, source));
        }

        return into;
    });

    private static void Resource(ReadOnlySpan<byte> message, IncomingItems<Span> into)
    {
        var (known, spans) = (new Dictionary<string, string>(StringComparer.Ordinal), new List<Span>());
        var reader = new ProtoReader(message);
        while (reader.Next())
            if (reader.Field == 1) OtlpProtobufValues.Attributes(reader.Bytes(), 1, known);
            else if (reader.Field == 2) Scope(reader.Bytes(), spans);
            else reader.Skip();
        var source = OtlpForms.SourceOf(known);
        foreach (var span in spans) Add(into, span with { Source = source });
    }

    private static void Scope(ReadOnlySpan<byte> message, List<Span> into)
    {
        var reader = new ProtoReader(message);
        while (reader.Next())
            if (reader.Field == 2) into.Add(Read(reader.Bytes()));
            else reader.Skip();
    }

    private static void Add(IncomingItems<Span> into, Span span)
    {
        if (span.Trace.Length == 0 || span.Id.Length == 0 || span.From == 0) into.Leave(Nameless);
        else into.Add(SpanRules.Bounded(span));
    }

    private static Span Read(ReadOnlySpan<byte> message)
    {
        var (attributes, events) = (new Dictionary<string, string>(StringComparer.Ordinal), new List<SpanEvent>());
        var (trace, id, parent, name, text, kind, status, from, until) = ("", "", "", "", "", 0UL, 0UL, 0UL, 0UL);
        var reader = new ProtoReader(message);
        while (reader.Next())
            switch (reader.Field)
            {
                case 1: trace = Convert.ToHexStringLower(reader.Bytes()); break;
                case 2: id = Convert.ToHexStringLower(reader.Bytes()); break;
                case 4: parent = Convert.ToHexStringLower(reader.Bytes()); break;
                case 5: name = reader.Text(); break;
                case 6: kind = reader.Varint(); break;
                case 7: from = reader.Fixed64(); break;
                case 8: until = reader.Fixed64(); break;
                case 9: OtlpProtobufValues.Attribute(reader.Bytes(), attributes); break;
                case 11: events.Add(Event(reader.Bytes())); break;
                case 15: (text, status) = Status(reader.Bytes()); break;
                default: reader.Skip(); break;
            }

        return new(
            OtlpForms.Nobody, trace, id, parent, name, (SpanKind)Math.Min(kind, (ulong)SpanKind.Consumer), At(from), At(until) - At(from),
            (SpanStatus)Math.Min(status, (ulong)SpanStatus.Error), text, Fields(attributes), events);
    }

    private static SpanEvent Event(ReadOnlySpan<byte> message)
    {
        var (at, name, attributes) = (0UL, "", new Dictionary<string, string>(StringComparer.Ordinal));
        var reader = new ProtoReader(message);
        while (reader.Next())
            switch (reader.Field)
            {
                case 1: at = reader.Fixed64(); break;
                case 2: name = reader.Text(); break;
                case 3: OtlpProtobufValues.Attribute(reader.Bytes(), attributes); break;
                default: reader.Skip(); break;
            }

        return new(At(at), name, TextOf(attributes));
    }

    private static (string Text, ulong Code) Status(ReadOnlySpan<byte> message)
    {
        var (text, code) = ("", 0UL);
        var reader = new ProtoReader(message);
        while (reader.Next())
            if (reader.Field == 2) text = reader.Text();
            else if (reader.Field == 3) code = reader.Varint();
            else reader.Skip();
        return (text, code);
    }

    private static Span Read(JsonElement told, TelemetrySource source)
    {
        var attributes = new Dictionary<string, string>(StringComparer.Ordinal);
        Attributes(told, attributes);
        var status = told.TryGetProperty("status", out var said) ? said : default;
        var (from, until) = (Whole(told, "startTimeUnixNano"), Whole(told, "endTimeUnixNano"));
        return new(
            source, Text(told, "traceId").ToLowerInvariant(), Text(told, "spanId").ToLowerInvariant(), Text(told, "parentSpanId").ToLowerInvariant(), Text(told, "name"),
            (SpanKind)Code(told, "kind", Kinds), from, until - from,
            status.ValueKind == JsonValueKind.Object ? (SpanStatus)Code(status, "code", Statuses) : SpanStatus.Unset,
            status.ValueKind == JsonValueKind.Object ? Text(status, "message") : "", Fields(attributes), [.. Items(told, "events").Select(Event)]);
    }

    private static SpanEvent Event(JsonElement told)
    {
        var attributes = new Dictionary<string, string>(StringComparer.Ordinal);
        Attributes(told, attributes);
        return new(Whole(told, "timeUnixNano"), Text(told, "name"), TextOf(attributes));
    }

    /// <summary>A number, or the name that protobuf has for it, which ends in one of these words.</summary>
    private static int Code(JsonElement on, string name, string[] words)
    {
        if (!on.TryGetProperty(name, out var told)) return 0;
        if (told.ValueKind == JsonValueKind.Number) return told.TryGetInt32(out var code) && code >= 0 && code < words.Length ? code : 0;
        var said = told.GetString() ?? "";
        return Math.Max(0, Array.FindIndex(words, word => said.EndsWith($"_{word}", StringComparison.Ordinal)));
    }

    /// <summary>What an event knows, an attribute a line: a stack trace is read as it was written.</summary>
    private static string TextOf(Dictionary<string, string> attributes) => string.Join('\n', attributes.Select(one => $"{one.Key}: {one.Value}"));

    private static TelemetryField[] Fields(Dictionary<string, string> attributes) => [.. attributes.Select(one => new TelemetryField(one.Key, one.Value))];

    private static long At(ulong nanoseconds) => (long)Math.Min(nanoseconds, long.MaxValue);
}
