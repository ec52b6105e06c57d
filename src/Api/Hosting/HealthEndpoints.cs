using EventSourcedOps.Api.Access;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;

namespace EventSourcedOps.Api.Hosting;

/// <summary>Whether the process lives, and whether it can serve. Other shelves add checks with the tag <see cref="Ready"/>.</summary>
public static class HealthEndpoints
{
    public const string Root = "/health";
    public const string Ready = "ready";

    internal static void AddOpsHealth(this IServiceCollection services) =>
        services.AddHealthChecks().AddCheck<DatabaseAnswers>("database", tags: [Ready]);

    internal static void MapOpsHealth(this WebApplication app)
    {
        app.MapHealthChecks($"{Root}/live", new HealthCheckOptions { Predicate = _ => false, ResponseWriter = WriteAsync }).OpenToEverybody();
        app.MapHealthChecks($"{Root}/ready", new HealthCheckOptions
        {
            Predicate = check => check.Tags.Contains(Ready),
            ResponseWriter = WriteAsync,
        }).OpenToEverybody();
    }

    // No exception texts: anybody may ask. The log has them.
    private static Task WriteAsync(HttpContext context, HealthReport report) => context.Response.WriteAsJsonAsync(new
    {
        status = report.Status.ToString(),
        checks = report.Entries.Select(entry => new
        {
            name = entry.Key,
            status = entry.Value.Status.ToString(),
            entry.Value.Description,
            milliseconds = (long)entry.Value.Duration.TotalMilliseconds,
        }),
    });

    private sealed class DatabaseAnswers(NpgsqlDataSource database) : IHealthCheck
    {
        private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            patience.CancelAfter(Patience);
            try
            {
                await using var ask = database.CreateCommand("select 1");
                await ask.ExecuteScalarAsync(patience.Token);
                return HealthCheckResult.Healthy();
            }
            catch (Exception cause) when (cause is NpgsqlException or OperationCanceledException or TimeoutException)
            {
                return HealthCheckResult.Unhealthy("PostgreSQL does not answer", cause);
            }
        }
    }
}
