using System.Text.Json;
using EventSourcedOps.Application.Telemetry.Blocks;
using EventSourcedOps.Domain.Telemetry.Blocks;
using EventSourcedOps.Domain.Telemetry.Logs;
using static EventSourcedOps.Api.Telemetry.Otlp.OtlpJsonValues;

namespace EventSourcedOps.Api.Telemetry.Otlp;

/// <summary>ExportLogsServiceRequest in protobuf and in JSON: who writes follows from the resource.</summary>
internal static class OtlpLogs
{
    private const string ScopeName = "otel.scope.name";

    public static IncomingItems<LogLine> ReadProtobuf(ReadOnlySpan<byte> body, DateTimeOffset now)
    {
        var into = new IncomingItems<LogLine>();
        var request = new ProtoReader(body);
        while (request.Next())
            if (request.Field == 1) Resource(request.Bytes(), into, now);
            else request.Skip();
        return into;
    }

    public static IncomingItems<LogLine> ReadJson(ReadOnlyMemory<byte> body, DateTimeOffset now) => Parsed(body, "ExportLogsServiceRequest", told =>
    {
        var into = new IncomingItems<LogLine>();
        foreach (var resource in Items(told, "resourceLogs"))
        {
            var known = new Dictionary<string, string>(StringComparer.Ordinal);
            if (resource.TryGetProperty("resource", out var of)) Attributes(of, known);
            var source = OtlpForms.SourceOf(known);
            foreach (var scope in Items(resource, "scopeLogs"))
                foreach (var record in Items(scope, "logRecords"))
                    Record(record).AddTo(into, source, scope.TryGetProperty("scope", out var named) ? Text(named, "name") : "", now);
        }

        return into;
    });

    private static void Resource(ReadOnlySpan<byte> message, IncomingItems<LogLine> into, DateTimeOffset now)
    {
        var (known, scopes) = (new Dictionary<string, string>(StringComparer.Ordinal), new List<(string Name, List<OtlpRecord> Records)>());
        var reader = new ProtoReader(message);
        while (reader.Next())
            if (reader.Field == 1) OtlpProtobufValues.Attributes(reader.Bytes(), 1, known);
            else if (reader.Field == 2) scopes.Add(Scope(reader.Bytes()));
            else reader.Skip();
        var source = OtlpForms.SourceOf(known);
        foreach (var (name, records) in scopes)
            foreach (var record in records) record.AddTo(into, source, name, now);
    }

    private static (string Name, List<OtlpRecord> Records) Scope(ReadOnlySpan<byte> message)
    {
        var (name, records) = ("", new List<OtlpRecord>());
        var reader = new ProtoReader(message);
        while (reader.Next())
            if (reader.Field == 1) name = OtlpProtobufValues.TextIn(reader.Bytes(), 1);
            else if (reader.Field == 2) records.Add(Record(reader.Bytes()));
            else reader.Skip();
        return (name, records);
    }

    private static OtlpRecord Record(ReadOnlySpan<byte> message)
    {
        var record = new OtlpRecord();
        var reader = new ProtoReader(message);
        while (reader.Next())
            switch (reader.Field)
            {
                case 1: record.At = reader.Fixed64(); break;
                case 2: record.Severity = (long)reader.Varint(); break;
                case 3: record.SeverityText = reader.Text(); break;
                case 5: record.Body = OtlpProtobufValues.Value(reader.Bytes()); break;
                case 6: OtlpProtobufValues.Attribute(reader.Bytes(), record.Attributes); break;
                case 9: record.Trace = Convert.ToHexStringLower(reader.Bytes()); break;
                case 10: record.Span = Convert.ToHexStringLower(reader.Bytes()); break;
                case 11: record.ObservedAt = reader.Fixed64(); break;
                default: reader.Skip(); break;
            }

        return record;
    }

    private static OtlpRecord Record(JsonElement told)
    {
        var record = new OtlpRecord
        {
            At = (ulong)Whole(told, "timeUnixNano"), ObservedAt = (ulong)Whole(told, "observedTimeUnixNano"), Severity = Whole(told, "severityNumber"),
            SeverityText = Text(told, "severityText"), Body = told.TryGetProperty("body", out var body) ? Value(body) : "",
            Trace = Text(told, "traceId").ToLowerInvariant(), Span = Text(told, "spanId").ToLowerInvariant(),
        };
        Attributes(told, record.Attributes);
        return record;
    }

    /// <summary>A record as it was told.</summary>
    private sealed class OtlpRecord
    {
        public ulong At { get; set; }

        public ulong ObservedAt { get; set; }

        public long Severity { get; set; }

        public string SeverityText { get; set; } = "";

        public string Body { get; set; } = "";

        public Dictionary<string, string> Attributes { get; } = new(StringComparer.Ordinal);

        public string Trace { get; set; } = "";

        public string Span { get; set; } = "";

        public void AddTo(IncomingItems<LogLine> into, TelemetrySource source, string scope, DateTimeOffset now)
        {
            var severity = Severity != 0 ? LogSeverities.Of(Severity) : LogSeverities.Of(SeverityText);
            if (scope.Length > 0) Attributes.TryAdd(ScopeName, scope);
            var at = At != 0 ? At : ObservedAt;
            var line = LogRules.Bounded(new(
                source, at != 0 ? (long)Math.Min(at, long.MaxValue) : TelemetryTime.Of(now), severity, Body,
                [.. Attributes.Select(one => new TelemetryField(one.Key, one.Value))], Trace, Span));
            if (at != 0) into.Add(line);
            else into.AddTimeless(line);
        }
    }
}
