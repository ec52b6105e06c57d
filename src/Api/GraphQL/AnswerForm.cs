using Microsoft.Net.Http.Headers;

namespace EventSourcedOps.Api.GraphQL;

/// <summary>The form of answer that a client prefers, and whether it could also take a stream.</summary>
internal sealed record AnswerForm(string MediaType, bool TakesEventStream)
{
    public const string Response = "application/graphql-response+json";
    public const string Json = "application/json";
    public const string EventStream = "text/event-stream";

    public bool IsEventStream => MediaType == EventStream;

    /// <summary>Null when nothing that the client accepts can be produced. Equal quality: the client's order counts.</summary>
    public static AnswerForm? Negotiate(IList<string?> accept)
    {
        if (accept.All(string.IsNullOrWhiteSpace)) return new(Response, false);
        if (!MediaTypeHeaderValue.TryParseList([.. accept.OfType<string>()], out var wanted)) return null;
        var byWish = wanted.Where(form => form.Quality is not 0).OrderByDescending(form => form.Quality ?? 1).ToList();
        var preferred = byWish.Select(Producible).FirstOrDefault(form => form is not null);
        var takesStream = byWish.Any(form => Producible(form) == EventStream);
        return preferred is null ? null : new(preferred, takesStream);
    }

    private static string? Producible(MediaTypeHeaderValue form) => form.MediaType.Value?.ToLowerInvariant() switch
    {
        Response or "application/*" or "*/*" => Response,
        Json                                 => Json,
        EventStream or "text/*"              => EventStream,
        _                                    => null,
    };
}
