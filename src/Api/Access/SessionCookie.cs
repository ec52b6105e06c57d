namespace EventSourcedOps.Api.Access;

/// <summary>The cookie that carries a session's secret. Scripts cannot read it, other sites cannot send it, other hosts cannot set it.</summary>
internal static class SessionCookie
{
    public const string Name = "__Host-ops";

    /// <summary>Our own pages send it with everything that changes something; a foreign page cannot without being asked first.</summary>
    public const string Header = "X-Ops-Request";

    public const string HeaderValue = "portal";

    private static readonly CookieOptions Options = new()
    {
        Secure = true, HttpOnly = true, SameSite = SameSiteMode.Lax, Path = "/", IsEssential = true,
    };

    public static string? Read(HttpRequest request) => request.Cookies[Name];

    public static void Write(HttpContext http, string secret) => http.Response.Cookies.Append(Name, secret, Options);

    public static void Clear(HttpContext http) => http.Response.Cookies.Delete(Name, Options);
}
