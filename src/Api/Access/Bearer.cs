using System.Diagnostics;
using EventSourcedOps.Application.WritePath;

namespace EventSourcedOps.Api.Access;

/// <summary>The scheme by which programs sign in: `Authorization: Bearer ops_…`.</summary>
internal static class Bearer
{
    private const string Scheme = "Bearer ";

    /// <summary>What follows the scheme; null when the header is of another kind.</summary>
    public static string? Read(string? header) =>
        header?.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) == true ? header[Scheme.Length..].Trim() : null;

    /// <summary>401. It does not say whether the token is missing, wrong, expired or revoked: a thief need not know.</summary>
    public static Task Challenge(HttpContext http)
    {
        http.Response.Headers.WWWAuthenticate = "Bearer realm=\"EventSourcedOps\"";
        return Refuse(http, StatusCodes.Status401Unauthorized, "sign-in-required", "Sign in with a token that is good now: Authorization: Bearer ops_…");
    }

    /// <summary>403: the caller is known, and may not.</summary>
    public static Task Forbid(HttpContext http, string operation) =>
        Refuse(http, StatusCodes.Status403Forbidden, WriteRefusals.NotPermitted.Code, $"{WriteRefusals.NotPermitted.Reason} ({operation})");

    private static Task Refuse(HttpContext http, int status, string code, string detail) => Results
        .Problem(detail, statusCode: status, extensions: new Dictionary<string, object?>
        {
            ["code"] = code, ["traceId"] = Activity.Current?.TraceId.ToHexString() ?? http.TraceIdentifier,
        })
        .ExecuteAsync(http);
}
