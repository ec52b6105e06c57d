using EventSourcedOps.Api.Hosting;
using EventSourcedOps.Application.ReadModels;

namespace EventSourcedOps.Api.Projections;

/// <summary>Composes what looks after the read models.</summary>
internal static class ProjectionsHosting
{
    public static void AddProjectionCare(this IServiceCollection services)
    {
        services.AddSingleton<ProjectionAdmin>();
        services.AddSingleton<ProjectionAlarms>();
        services.AddSingleton<DeadLetters>();
        services.AddSingleton<Rebuild>();
        services.AddSingleton<Rollback>();
        services.AddSingleton<ProjectionWatch>();
        services.AddSingleton<Verification>();
        services.AddSingleton<ProjectionWork>();
        services.AddHostedService(provider => provider.GetRequiredService<ProjectionWork>());
        services.AddHostedService<Stragglers>();
        services.AddHostedService<ShardRevival>();
        services.AddScoped<ProjectionDesk>();
        services.AddHostedService<ProjectionGauge>();
        services.AddHealthChecks()
            .AddCheck<ProjectionsKeepUp>("projections", tags: [HealthEndpoints.Ready])
            .AddCheck<HighWaterMarkMoves>("high-water-mark", tags: [HealthEndpoints.Ready]);
    }
}
