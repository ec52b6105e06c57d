using System.Diagnostics;
using System.Globalization;
using EventSourcedOps.Application.Access;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Access;

namespace EventSourcedOps.Api.Access;

/// <summary>Refusals of the sign-in as problem+json, with a code for programs.</summary>
internal static class AccessProblem
{
    public static Task Of(HttpContext http, Refusal refusal, int? status = null)
    {
        http.Response.Headers.CacheControl = "no-store";
        var extensions = new Dictionary<string, object?>
        {
            ["code"] = refusal.Code, ["traceId"] = Activity.Current?.TraceId.ToHexString() ?? http.TraceIdentifier,
        };
        if (refusal.Field is { } field) extensions["field"] = field;
        return Results.Problem(refusal.Reason, statusCode: status ?? StatusOf(refusal), extensions: extensions).ExecuteAsync(http);
    }

    /// <summary>Too many: when to come back is said.</summary>
    public static Task Later(HttpContext http, Refusal refusal, TimeSpan wait, int status = StatusCodes.Status429TooManyRequests)
    {
        http.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        return Of(http, refusal, status);
    }

    private static int StatusOf(Refusal refusal) =>
        refusal == SignInRefusals.Failed || refusal == SignInRefusals.SignedOut ? StatusCodes.Status401Unauthorized
        : refusal == SignInRefusals.NotNow                                      ? StatusCodes.Status409Conflict
        : refusal == AccountRefusals.EnrolmentUsed                              ? StatusCodes.Status404NotFound
                                                                                : StatusCodes.Status422UnprocessableEntity;
}
