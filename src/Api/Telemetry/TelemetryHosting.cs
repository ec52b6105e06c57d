using System.Globalization;
using EventSourcedOps.Api.Hosting;
using EventSourcedOps.Api.Telemetry.Logs;
using EventSourcedOps.Application.Monitoring.Localisation;
using EventSourcedOps.Application.Telemetry;
using EventSourcedOps.Application.Telemetry.Blocks;
using EventSourcedOps.Application.Telemetry.Dependencies;
using EventSourcedOps.Application.Telemetry.Logs;
using EventSourcedOps.Application.Telemetry.Traces;

namespace EventSourcedOps.Api.Telemetry;

/// <summary>Puts together what takes measurements in, keeps them and answers questions about them.</summary>
public static class TelemetryHosting
{
    /// <summary>For how many days samples and lines are kept.</summary>
    public const string DaysKey = "Ops:Telemetry:Days";

    internal static IServiceCollection AddTelemetryStore(this IServiceCollection services)
    {
        services.AddSingleton(provider => new TelemetryLimits(DaysOf(provider.GetRequiredService<IConfiguration>()[DaysKey])));
        services.AddSingleton<TelemetryDays>().AddSingleton<PackerSignal>().AddSingleton<SampleLoop>().AddSingleton<SampleIntake>();
        services.AddSingleton<SeriesBook>().AddSingleton<SourceBook>().AddSingleton<MetricNotes>();
        services.AddSingleton<MetricReader>().AddSingleton<MetricQuery>();
        services.AddBlocks(LogSearch.Kind).AddSingleton<LogSearch>().AddSingleton<LogTail>();
        services.AddBlocks(SpanSearch.Kind).AddSingleton<SpanSearch>();
        services.AddSingleton<RequestReader>().AddSingleton<FaultSearch>().AddSingleton<ServiceMaps>();
        services.AddSingleton<DependencyBook>().AddSingleton<DependencyWatch>().AddHostedService(provider => provider.GetRequiredService<DependencyWatch>());
        services.AddSingleton<BlockPacker>();
        services.AddSingleton<ChunkPacker>().AddSingleton<TelemetryUpkeep>().AddSingleton<IntakeDoor>();
        services.AddHostedService(provider => provider.GetRequiredService<TelemetryUpkeep>());
        services.AddHostedService(provider => provider.GetRequiredService<ChunkPacker>());
        services.AddHostedService(provider => ActivatorUtilities.CreateInstance<SyslogListener>(provider, SyslogDoor.All(provider.GetRequiredService<IConfiguration>())));
        return services.AddScoped<TelemetryDesk>();
    }

    private static IServiceCollection AddBlocks<TItem>(this IServiceCollection services, BlockKind<TItem> kind) => services
        .AddSingleton(kind).AddSingleton<BlockKind>(kind).AddSingleton<BlockLoop<TItem>>().AddSingleton<BlockIntake<TItem>>()
        .AddSingleton<BlockReader<TItem>>().AddSingleton<BlockSearch<TItem>>();

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
