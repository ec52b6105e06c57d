using System.Buffers;
using System.Text.Json;
using GraphQL;
using GraphQL.Transport;

namespace EventSourcedOps.Api.GraphQL;

/// <summary>What a client says in graphql-transport-ws.</summary>
internal sealed record SocketMessage(
    string Type, string? Id = null, GraphQLRequest? Request = null, IReadOnlyDictionary<string, object?>? Payload = null)
{
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 64 };

    /// <summary>Null when the frame is no message of the protocol.</summary>
    public static SocketMessage? Read(ReadOnlyMemory<byte> frame)
    {
        try
        {
            using var json = JsonDocument.Parse(frame, Strict);
            return Read(json.RootElement);
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException or ApiError)
        {
            return null;
        }
    }

    private static SocketMessage? Read(JsonElement json)
    {
        if (Text(json, "type") is not { } type) return null;
        var hasPayload = json.TryGetProperty("payload", out var payload) && payload.ValueKind is not JsonValueKind.Null;
        if (hasPayload && payload.ValueKind is not JsonValueKind.Object) return null;
        return type switch
        {
            "connection_init"  => new(type, Payload: hasPayload ? JsonInputs.Members(payload) : null),
            "ping" or "pong"   => new(type),
            "complete"         => Text(json, "id") is { } id ? new(type, id) : null,
            "subscribe"        => Text(json, "id") is { Length: > 0 } id && hasPayload
                ? new(type, id, RequestReader.FromJson(payload)) : null,
            _                  => null,
        };
    }

    private static string? Text(JsonElement json, string name) =>
        json.ValueKind is JsonValueKind.Object && json.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String
            ? value.GetString()
            : null;

    /// <summary>What we say. The payload is JSON that the serializer wrote.</summary>
    public static ReadOnlyMemory<byte> Write(string type, string? id = null, string? payload = null)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(buffer);
        json.WriteStartObject();
        json.WriteString("type", type);
        if (id is not null) json.WriteString("id", id);
        if (payload is not null)
        {
            json.WritePropertyName("payload");
            json.WriteRawValue(payload, skipInputValidation: true);
        }
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenMemory;
    }
}
