using EventSourcedOps.Application.Configuration.Import;

namespace EventSourcedOps.Api.Configuration;

/// <summary>Composes what takes files over.</summary>
internal static class ItemImportHosting
{
    public static IServiceCollection AddItemImports(this IServiceCollection services)
    {
        services.AddSingleton<Reconciliation>();
        services.AddSingleton<Discovery>();
        services.AddSingleton<ItemImportUndo>();
        services.AddSingleton<ItemImportPreview>();
        services.AddSingleton<ItemImportRun>();
        services.AddSingleton<ItemImportWork>();
        services.AddHostedService(provider => provider.GetRequiredService<ItemImportWork>());
        return services.AddScoped<ItemImportDesk>();
    }
}
