using System.Globalization;
using EventSourcedOps.Api.Hosting;
using EventSourcedOps.Application.Telemetry;

namespace EventSourcedOps.Api.Telemetry;

/// <summary>Puts together what takes measurements in, keeps them and answers questions about them.</summary>
public static class TelemetryHosting
{
    /// <summary>For how many days samples are kept.</summary>
    public const string DaysKey = "Ops:Telemetry:Days";

    internal static IServiceCollection AddTelemetryStore(this IServiceCollection services)
    {
        services.AddSingleton(provider => new TelemetryLimits(DaysOf(provider.GetRequiredService<IConfiguration>()[DaysKey])));
        services.AddSingleton<PackerSignal>().AddSingleton<SampleLoop>().AddSingleton<SampleIntake>();
        services.AddSingleton<SeriesBook>().AddSingleton<SourceBook>().AddSingleton<MetricNotes>();
        services.AddSingleton<MetricReader>().AddSingleton<MetricQuery>();
        services.AddSingleton<ChunkPacker>().AddSingleton<TelemetryUpkeep>().AddSingleton<IntakeDoor>();
        services.AddHostedService(provider => provider.GetRequiredService<TelemetryUpkeep>());
        services.AddHostedService(provider => provider.GetRequiredService<ChunkPacker>());
        return services.AddScoped<TelemetryDesk>();
    }

    public static void MapTelemetry(this WebApplication app)
    {
        app.MapIntake();
        app.MapPrometheus();
    }

    private static int DaysOf(string? text) =>
        string.IsNullOrWhiteSpace(text) ? TelemetryLimits.DaysUsually
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days is > 0 and <= TelemetryLimits.DaysMost ? days
        : throw new CannotStartException($"{DaysKey} is \"{text}\"; it is a number of days from 1 to {TelemetryLimits.DaysMost}.");
}
