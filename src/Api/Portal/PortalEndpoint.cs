using System.Security.Cryptography;
using EventSourcedOps.Api.Access;
using Microsoft.Net.Http.Headers;

namespace EventSourcedOps.Api.Portal;

/// <summary>Serves the portal: its files for ever, its page anew each time, and nothing in place of what belongs to the Api.</summary>
public static class PortalEndpoint
{
    private const string NonceMark = "%CSP_NONCE%";
    private const int NonceBytes = 18;

    // Paths of the Api. A mistyped one among them is told so, instead of being answered with a page.
    private static readonly string[] OfTheApi =
        ["/graphql", "/feeds", "/files", "/exports", "/session", "/sign-in/", "/health", "/metrics", "/scim", "/api", "/hooks", "/enrolment", "/assets"];

    public static IServiceCollection AddPortal(this IServiceCollection services) => services.AddSingleton<PortalFiles>();

    public static void MapPortal(this WebApplication app)
    {
        var files = app.Services.GetRequiredService<PortalFiles>();
        app.MapMethods("/{**path}", [HttpMethods.Get, HttpMethods.Head], (HttpContext http, string? path) => Serve(http, files, path ?? ""))
            .OpenToEverybody();
    }

    /// <summary>Headers that keep a browser from doing with an answer what it is not meant for; on every answer.</summary>
    public static Task AddSecurityHeaders(HttpContext http, RequestDelegate next)
    {
        var headers = http.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers.ContentSecurityPolicy = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";
        headers["Referrer-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=(), payment=(), usb=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        if (http.Request.IsHttps) headers.StrictTransportSecurity = "max-age=31536000";
        return next(http);
    }

    private static async Task Serve(HttpContext http, PortalFiles files, string path)
    {
        if (files.Find(path) is { } file) await SendFile(http, file);
        else if (files.Index is { } index && IsPlace(http.Request)) await SendPage(http, index);
        else await Results.Problem("There is nothing here.", statusCode: StatusCodes.Status404NotFound).ExecuteAsync(http);
    }

    private static bool IsPlace(HttpRequest request) =>
        request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal)
        && !OfTheApi.Any(root => request.Path.StartsWithSegments(root.TrimEnd('/'), StringComparison.OrdinalIgnoreCase, out var rest)
            && (rest.HasValue || !root.EndsWith('/')));

    // The worker and the page for when there is no server bring a style and an icon along.
    private const string PolicyOfFiles =
        "default-src 'none'; connect-src 'self'; style-src 'self'; img-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

    private static async Task SendFile(HttpContext http, PortalFile file)
    {
        http.Response.Headers.ContentSecurityPolicy = PolicyOfFiles;
        var takesBrotli = file.Pressed is not null && TakesBrotli(http.Request);
        http.Response.ContentType = file.MediaType.StartsWith("text/", StringComparison.Ordinal) ? $"{file.MediaType}; charset=utf-8" : file.MediaType;
        http.Response.Headers.CacheControl = file.IsHashed ? "public, max-age=31536000, immutable" : "no-cache";
        http.Response.Headers.Vary = HeaderNames.AcceptEncoding;
        if (takesBrotli) http.Response.Headers.ContentEncoding = "br";
        var sent = new FileInfo(takesBrotli ? file.Pressed! : file.Path);
        http.Response.ContentLength = sent.Length;
        if (HttpMethods.IsHead(http.Request.Method)) return;
        await http.Response.SendFileAsync(sent.FullName, http.RequestAborted);
    }

    private static bool TakesBrotli(HttpRequest request) =>
        StringWithQualityHeaderValue.TryParseList([.. request.Headers.AcceptEncoding.OfType<string>()], out var wanted)
        && wanted.Any(coding => coding.Value.Equals("br", StringComparison.OrdinalIgnoreCase) && coding.Quality is not 0);

    // Styles that the portal makes while it runs carry the nonce; scripts come from files only.
    private static async Task SendPage(HttpContext http, string index)
    {
        var nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(NonceBytes));
        http.Response.ContentType = "text/html; charset=utf-8";
        http.Response.Headers.CacheControl = "no-cache, no-store";
        http.Response.Headers.ContentSecurityPolicy =
            $"default-src 'none'; script-src 'self'; style-src 'self' 'nonce-{nonce}'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
            + "manifest-src 'self'; worker-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'";
        if (HttpMethods.IsHead(http.Request.Method)) return;
        await http.Response.WriteAsync(index.Replace(NonceMark, nonce, StringComparison.Ordinal), http.RequestAborted);
    }
}
