using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace EventSourcedOps.Projections.Feeds;

/// <summary>Writes events as CloudEvents 1.0 in JSON, each within its server-sent frame. One for each reader; not for two at once.</summary>
public sealed class CloudEventWriter : IDisposable
{
    private const string Moment = "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'";
    private readonly ArrayBufferWriter<byte> room = new(4_096);
    private readonly Utf8JsonWriter json;

    public CloudEventWriter() =>
        json = new(room, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true });

    public void Dispose() => json.Dispose();

    public FeedEntry Write(FeedEvent happened, Guid epoch)
    {
        room.ResetWrittenCount();
        room.Write("id: "u8);
        Encoding.ASCII.GetBytes(new FeedCursor(epoch, happened.Position).ToString(), room);
        room.Write("\ndata: "u8);
        var start = room.WrittenCount;
        json.Reset(room);
        WriteEvent(happened);
        json.Flush();
        var length = room.WrittenCount - start;
        room.Write("\n\n"u8);
        return new(happened.Position, happened.Sequence, happened.Organisation, happened.Type, room.WrittenSpan.ToArray(), start, length);
    }

    private void WriteEvent(FeedEvent happened)
    {
        json.WriteStartObject();
        json.WriteString("specversion"u8, "1.0"u8);
        json.WriteString("id"u8, happened.Id);
        json.WriteString("source"u8, $"/organisations/{happened.Organisation}");
        json.WriteString("type"u8, happened.Type);
        json.WriteString("subject"u8, happened.Stream);
        json.WriteString("time"u8, happened.RecordedAt.ToUniversalTime().ToString(Moment, CultureInfo.InvariantCulture));
        json.WriteString("datacontenttype"u8, "application/json"u8);
        json.WriteString("organisation"u8, happened.Organisation);
        json.WriteString("sequence"u8, happened.Position.ToString("D19", CultureInfo.InvariantCulture)); // sorts as text, too
        json.WriteString("streamversion"u8, happened.Version.ToString(CultureInfo.InvariantCulture));
        if (happened.Occurred is { } occurred) json.WriteString("occurredtime"u8, occurred);
        if (happened.Trace is { Length: 32 } trace) json.WriteString("traceparent"u8, TraceParent(trace, happened.Id));
        if (happened.Correlation is { } correlation) json.WriteString("correlationid"u8, correlation);
        if (happened.Causation is { } causation) json.WriteString("causationid"u8, causation);
        json.WritePropertyName("data"u8);
        json.WriteRawValue(happened.Json, skipInputValidation: true);
        json.WriteEndObject();
    }

    /// <summary>The consumer's work follows from the event, so the event stands as the parent span; its id's end is random enough.</summary>
    private static string TraceParent(string trace, Guid id) => $"00-{trace}-{id.ToString("N", CultureInfo.InvariantCulture)[16..]}-00";
}
