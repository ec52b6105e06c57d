using EventSourcedOps.Api.GraphQL;
using EventSourcedOps.Domain;

namespace EventSourcedOps.Api.Access;

/// <summary>
/// Browsers send cookies whoever made them call. So a call that leans on the cookie must come from our own pages: by its origin, and by
/// a header that a foreign page cannot add unasked.
/// </summary>
internal static class CookieGuard
{
    private static readonly Refusal Foreign = new("request-foreign",
        $"Calls by cookie come from our own pages: the same origin, and `{SessionCookie.Header}: {SessionCookie.HeaderValue}` with everything but GET.");

    public static async Task Run(HttpContext http, RequestDelegate next)
    {
        if (Passes(http)) await next(http);
        else await AccessProblem.Of(http, Foreign, StatusCodes.Status403Forbidden);
    }

    private static bool Passes(HttpContext http)
    {
        var request = http.Request;
        // A token is sent by its program's will, never by a browser of itself.
        if (SessionCookie.Read(request) is null || request.Headers.Authorization.Count > 0) return true;
        if (!OriginCheck.Passes(request, http.RequestServices.GetRequiredService<GraphQLOptions>())) return false;
        return HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)
            || HttpMethods.IsConnect(request.Method) // A socket over HTTP/2.
            || request.Headers[SessionCookie.Header] == SessionCookie.HeaderValue;
    }
}
