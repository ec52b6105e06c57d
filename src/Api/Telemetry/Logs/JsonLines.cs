using System.Globalization;
using System.Text.Json;
using EventSourcedOps.Application.Telemetry.Blocks;
using EventSourcedOps.Domain.Telemetry.Blocks;
using EventSourcedOps.Domain.Telemetry.Logs;

namespace EventSourcedOps.Api.Telemetry.Logs;

/// <summary>
/// Lines of JSON, one object each. Time, text, severity, service, instance and trace stand under whichever of their usual names the sender
/// gives them; whatever else there is becomes an attribute, with a dot between the names of objects within objects.
/// </summary>
internal static class JsonLines
{
    private const int Deepest = 16;

    private static readonly string[] Time = ["time", "timestamp", "@timestamp", "ts"];
    private static readonly string[] Text = ["message", "msg", "log", "body"];
    private static readonly string[] Severity = ["severity", "level", "log.level"];
    private static readonly string[] Service = ["service", "service.name", "app"];
    private static readonly string[] Instance = ["instance", "service.instance.id", "host", "host.name", "hostname", "pod"];
    private static readonly string[] Trace = ["trace_id", "traceId", "trace.id"];
    private static readonly string[] Span = ["span_id", "spanId", "span.id"];

    public static IncomingItems<LogLine> Read(byte[] body, DateTimeOffset now)
    {
        var (into, sources, number) = (new IncomingItems<LogLine>(), new Dictionary<(string, string), TelemetrySource>(), 0);
        for (var start = 0; start < body.Length;)
        {
            var end = body.AsSpan(start).IndexOf((byte)'\n') is var length and >= 0 ? start + length : body.Length;
            number++;
            if (!body.AsSpan(start..end).Trim(" \t\r"u8).IsEmpty) Add(body.AsMemory(start..end), number, into, sources, now);
            start = end + 1;
        }

        return into;
    }

    private static void Add(
        ReadOnlyMemory<byte> text, int number, IncomingItems<LogLine> into, Dictionary<(string, string), TelemetrySource> sources, DateTimeOffset now)
    {
        if (Flattened(text) is not { } known)
        {
            into.Leave($"Line {number} is no JSON object.");
            return;
        }

        var time = Take(known, Time);
        var at = TimeOf(time);
        if (at is null && time is not null)
        {
            into.Leave($"Line {number} has a time that is none.");
            return;
        }

        var writer = (Take(known, Service) ?? "", Take(known, Instance) ?? "");
        if (!sources.TryGetValue(writer, out var source)) sources[writer] = source = TelemetryRules.Bounded(new TelemetrySource(writer.Item1, writer.Item2, []));
        var (severity, said) = (LogSeverities.Of(Take(known, Severity)), Take(known, Text) ?? "");
        var (trace, span) = (Take(known, Trace) ?? "", Take(known, Span) ?? "");
        var line = LogRules.Bounded(new(source, at ?? TelemetryTime.Of(now), severity, said, known, trace, span));
        if (at is null) into.AddTimeless(line);
        else into.Add(line);
    }

    private static List<TelemetryField>? Flattened(ReadOnlyMemory<byte> text)
    {
        try
        {
            using var document = JsonDocument.Parse(text, new() { MaxDepth = Deepest });
            if (document.RootElement.ValueKind != JsonValueKind.Object) return null;
            var known = new List<TelemetryField>();
            Flatten(document.RootElement, "", known);
            return known;
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException)
        {
            return null; // a text in it may be none, too
        }
    }

    private static void Flatten(JsonElement told, string before, List<TelemetryField> into)
    {
        foreach (var part in told.EnumerateObject())
        {
            var name = before + part.Name;
            switch (part.Value.ValueKind)
            {
                case JsonValueKind.Object: Flatten(part.Value, $"{name}.", into); break;
                case JsonValueKind.String: into.Add(new(name, part.Value.GetString()!)); break;
                case JsonValueKind.Null: break;
                default: into.Add(new(name, part.Value.GetRawText())); break;
            }
        }
    }

    /// <summary>The first of those names that is there, which is then no attribute any more.</summary>
    private static string? Take(List<TelemetryField> known, string[] names)
    {
        foreach (var name in names)
            if (known.FindIndex(one => one.Name == name) is var place and >= 0)
            {
                var value = known[place].Value;
                known.RemoveAt(place);
                return value;
            }

        return null;
    }

    /// <summary>In nanoseconds since 1970; of a number, how large it is tells in what it counts.</summary>
    private static long? TimeOf(string? text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number switch
        {
            < 0                           => null,
            < 100_000_000_000             => (long)(number * 1_000_000_000),
            < 100_000_000_000_000         => (long)(number * 1_000_000),
            < 100_000_000_000_000_000     => (long)(number * 1_000),
            < 9_000_000_000_000_000_000   => (long)number,
            _                             => null,
        }
        : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? TelemetryTime.Of(at) : null;
}
