using System.Buffers;
using System.Text;
using System.Text.Json;
using GraphQL;
using GraphQL.Transport;
using Microsoft.Net.Http.Headers;

namespace EventSourcedOps.Api.GraphQL;

/// <summary>Reads a GraphQL request from a body, a frame or a query string, and never more bytes than allowed.</summary>
internal static class RequestReader
{
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 64 };

    public static bool IsJson(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
        && type.MediaType.Equals(AnswerForm.Json, StringComparison.OrdinalIgnoreCase)
        && (!type.Charset.HasValue || type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase))
        && request.Headers.ContentEncoding.Count == 0;

    /// <summary>Null when the body is larger than allowed; the rest of it is not read.</summary>
    public static async Task<byte[]?> ReadBody(HttpRequest request, int limit, CancellationToken cancellation)
    {
        if (request.ContentLength > limit) return null;
        var room = ArrayPool<byte>.Shared.Rent(limit + 1);
        try
        {
            var filled = 0;
            while (filled <= limit)
            {
                var read = await request.Body.ReadAsync(room.AsMemory(filled, limit + 1 - filled), cancellation);
                if (read == 0) return room[..filled];
                filled += read;
            }
            return null;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(room);
        }
    }

    public static GraphQLRequest FromBody(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var json = JsonDocument.Parse(body, Strict);
            return FromJson(json.RootElement);
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException or DecoderFallbackException)
        {
            // A lone surrogate surfaces as InvalidOperationException when the text is taken out of the JSON.
            throw Malformed();
        }
    }

    public static GraphQLRequest FromQueryString(IQueryCollection query)
    {
        try
        {
            return new GraphQLRequest
            {
                Query = query["query"],
                DocumentId = query["documentId"],
                OperationName = query["operationName"],
                Variables = Parsed(query["variables"]),
                Extensions = Parsed(query["extensions"]),
            };
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException)
        {
            throw Malformed();
        }

        static Inputs? Parsed(string? text)
        {
            if (string.IsNullOrEmpty(text)) return null;
            using var json = JsonDocument.Parse(text, Strict);
            return JsonInputs.Of(json.RootElement, "variables");
        }
    }

    public static GraphQLRequest FromJson(JsonElement json)
    {
        if (json.ValueKind is JsonValueKind.Array) throw new ApiError("batch-not-accepted", "Send one request at a time.");
        if (json.ValueKind is not JsonValueKind.Object) throw new ApiError("request-not-well-formed", "A request is a JSON object.");
        return new GraphQLRequest
        {
            Query = Text("query"),
            DocumentId = Text("documentId"),
            OperationName = Text("operationName"),
            Variables = json.TryGetProperty("variables", out var variables) ? JsonInputs.Of(variables, "variables") : null,
            Extensions = json.TryGetProperty("extensions", out var extensions) ? JsonInputs.Of(extensions, "extensions") : null,
        };

        string? Text(string name) => !json.TryGetProperty(name, out var value) ? null : value.ValueKind switch
        {
            JsonValueKind.Null   => null,
            JsonValueKind.String => value.GetString(),
            _                    => throw new ApiError("request-not-well-formed", $"`{name}` is a text."),
        };
    }

    private static ApiError Malformed() => new("request-malformed", "The request is not valid JSON.", StatusCodes.Status400BadRequest);
}
