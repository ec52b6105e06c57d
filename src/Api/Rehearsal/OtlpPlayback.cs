using System.IO.Compression;
using System.Net.Http.Headers;
using System.Text.Json;
using EventSourcedOps.Api.Telemetry;
using EventSourcedOps.Application.Rehearsal;
using EventSourcedOps.Domain.Telemetry.Logs;
using EventSourcedOps.Domain.Telemetry.Traces;

namespace EventSourcedOps.Api.Rehearsal;

/// <summary>Sends a recording as its system would have: OTLP over HTTP, in JSON, packed, each part of time when it is over.</summary>
internal sealed class OtlpPlayback(HttpClient http, string organisation, Recording recording)
{
    private const string Scope = "rehearsal";

    private int _spans;
    private int _lines;
    private int _readings;

    /// <summary>What was over by then; taken when this returns.</summary>
    public async Task SendUntil(DateTimeOffset at, CancellationToken cancellation)
    {
        await Task.WhenAll(
            Send("/v1/traces", Taken(recording.Spans, ref _spans, span => Recording.TimeOf(Recording.EndOf(span)) < at), WriteSpans, cancellation),
            Send("/v1/logs", Taken(recording.Lines, ref _lines, line => Recording.TimeOf(line.At) < at), WriteLines, cancellation),
            Send("/v1/metrics", Taken(recording.Readings, ref _readings, reading => Recording.TimeOf(reading.At) < at), WriteReadings, cancellation));
    }

    private static List<T> Taken<T>(IReadOnlyList<T> all, ref int next, Predicate<T> isOver)
    {
        var taken = new List<T>();
        while (next < all.Count && isOver(all[next])) taken.Add(all[next++]);
        return taken;
    }

    private async Task Send<T>(string path, List<T> items, Action<Utf8JsonWriter, List<T>> write, CancellationToken cancellation)
    {
        if (items.Count == 0) return;
        using var body = new MemoryStream();
        await using (var packing = new GZipStream(body, CompressionLevel.Fastest, leaveOpen: true))
        await using (var json = new Utf8JsonWriter(packing)) write(json, items);
        using var content = new ByteArrayContent(body.ToArray())
        {
            Headers = { ContentType = new MediaTypeHeaderValue("application/json"), ContentEncoding = { "gzip" } },
        };
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = content, Headers = { { IntakeDoor.Header, organisation } } };
        using var answer = await http.SendAsync(request, cancellation);
        if (!answer.IsSuccessStatusCode)
            throw new IOException($"{path} answered {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync(cancellation)}");
    }

    private static void WriteSpans(Utf8JsonWriter json, List<Span> spans) => WriteResources(
        json, "resourceSpans", "scopeSpans", "spans", spans.GroupBy(span => (span.Source.Service, span.Source.Instance)), span =>
        {
            json.WriteString("traceId", span.Trace);
            json.WriteString("spanId", span.Id);
            if (span.Parent.Length > 0) json.WriteString("parentSpanId", span.Parent);
            json.WriteString("name", span.Name);
            WriteTime(json, "startTimeUnixNano", span.From);
            WriteTime(json, "endTimeUnixNano", Recording.EndOf(span));
        });

    private static void WriteLines(Utf8JsonWriter json, List<LogLine> lines) => WriteResources(
        json, "resourceLogs", "scopeLogs", "logRecords", lines.GroupBy(line => (line.Source.Service, line.Source.Instance)), line =>
        {
            WriteTime(json, "timeUnixNano", line.At);
            json.WriteString("severityText", line.Severity.ToString());
            json.WriteStartObject("body");
            json.WriteString("stringValue", line.Text);
            json.WriteEndObject();
            json.WriteString("traceId", line.Trace);
            json.WriteString("spanId", line.Span);
        });

    private static void WriteReadings(Utf8JsonWriter json, List<RecordedReading> readings) => WriteResources(
        json, "resourceMetrics", "scopeMetrics", "metrics", readings.GroupBy(reading => (reading.Service, reading.Instance)), reading =>
        {
            json.WriteString("name", reading.Name);
            json.WriteStartObject("gauge");
            json.WriteStartArray("dataPoints");
            json.WriteStartObject();
            WriteTime(json, "timeUnixNano", reading.At);
            json.WriteNumber("asDouble", reading.Value);
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
        });

    private static void WriteResources<T>(
        Utf8JsonWriter json, string resources, string scopes, string items, IEnumerable<IGrouping<(string Service, string Instance), T>> groups,
        Action<T> write)
    {
        json.WriteStartObject();
        json.WriteStartArray(resources);
        foreach (var group in groups)
        {
            json.WriteStartObject();
            json.WriteStartObject("resource");
            json.WriteStartArray("attributes");
            WriteAttribute(json, "service.name", group.Key.Service);
            WriteAttribute(json, "service.instance.id", group.Key.Instance);
            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteStartArray(scopes);
            json.WriteStartObject();
            json.WriteStartObject("scope");
            json.WriteString("name", Scope);
            json.WriteEndObject();
            json.WriteStartArray(items);
            foreach (var item in group)
            {
                json.WriteStartObject();
                write(item);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteAttribute(Utf8JsonWriter json, string key, string value)
    {
        json.WriteStartObject();
        json.WriteString("key", key);
        json.WriteStartObject("value");
        json.WriteString("stringValue", value);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>OTLP writes whole numbers of 64 bits as texts.</summary>
    private static void WriteTime(Utf8JsonWriter json, string name, long at) => json.WriteString(name, at.ToString(System.Globalization.CultureInfo.InvariantCulture));
}
