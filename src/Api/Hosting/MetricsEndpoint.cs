using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace EventSourcedOps.Api.Hosting;

/// <summary>Metrics for Prometheus: to this machine, or to whoever has the token.</summary>
internal static class MetricsEndpoint
{
    public const string Path = "/metrics";
    public const string TokenKey = "Ops:MetricsToken";
    private const string Scheme = "Bearer ";

    public static void UseOpsMetrics(this WebApplication app)
    {
        var token = app.Configuration[TokenKey];
        app.UseWhen(
            context => context.Request.Path.Equals(Path, StringComparison.Ordinal),
            branch =>
            {
                branch.Use((context, next) => MayRead(context, token) ? next(context) : Refuse(context));
                branch.UseOpenTelemetryPrometheusScrapingEndpoint(Path);
            });
    }

    private static bool MayRead(HttpContext context, string? token) =>
        string.IsNullOrEmpty(token) ? IsFromThisMachine(context) : Matches(context.Request.Headers.Authorization.ToString(), token);

    // A proxy on this machine speaks for others: what it forwards is not from here.
    private static bool IsFromThisMachine(HttpContext context) =>
        context.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address)
        && !context.Request.Headers.ContainsKey("X-Forwarded-For") && !context.Request.Headers.ContainsKey("Forwarded");

    private static bool Matches(string header, string token) =>
        header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(header[Scheme.Length..]), Encoding.UTF8.GetBytes(token));

    private static Task Refuse(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }
}
