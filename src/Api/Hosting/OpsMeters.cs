using System.Diagnostics.Metrics;
using EventSourcedOps.Application.WritePath;
using Npgsql;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace EventSourcedOps.Api.Hosting;

/// <summary>What the backbone tells about itself. Rooms below use a meter or source of the same name; all of them are collected.</summary>
public static class OpsMeters
{
    private const string Name = Signals.Name;
    private const string OtlpEndpointKey = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private static readonly string[] ProductMeters = [Name, "Marten", "Wolverine", "Npgsql"];
    private static readonly string[] ProductSources = [Name, "Marten", "Wolverine"];
    private static readonly ExplicitBucketHistogramConfiguration CommandBuckets =
        new() { Boundaries = [1, 2, 5, 10, 20, 35, 60, 100, 250, 500, 1_000, 2_500, 5_000, 10_000] };

    private static readonly Meter Meter = new(Name);

    /// <summary>Events recorded but not yet in a read model. Tag: projection.</summary>
    public static readonly Gauge<long> ProjectionLag =
        Meter.CreateGauge<long>("ops.projection.lag", "{event}", "Events recorded but not yet in a read model");

    /// <summary>Events recorded but not yet in the partner feed.</summary>
    public static readonly Gauge<long> FeedLag =
        Meter.CreateGauge<long>("ops.feed.lag", "{event}", "Events recorded but not yet in the partner feed");

    internal static void AddOpsTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        var exports = configuration[OtlpEndpointKey] is { Length: > 0 };
        services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService(Name, serviceVersion: typeof(OpsMeters).Assembly.GetName().Version?.ToString()))
            .WithMetrics(metrics =>
            {
                metrics.AddMeter(ProductMeters).AddAspNetCoreInstrumentation().AddRuntimeInstrumentation().AddPrometheusExporter()
                    .AddView("ops.command.duration", CommandBuckets);
                if (exports) metrics.AddOtlpExporter();
            })
            .WithTracing(traces =>
            {
                traces.AddSource(ProductSources).AddAspNetCoreInstrumentation(options => options.Filter = IsWorthATrace).AddNpgsql();
                if (exports) traces.AddOtlpExporter();
            });
    }

    private static bool IsWorthATrace(HttpContext context) =>
        !context.Request.Path.StartsWithSegments(HealthEndpoints.Root) && !context.Request.Path.StartsWithSegments(MetricsEndpoint.Path);
}
