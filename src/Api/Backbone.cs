using EventSourcedOps.Api.Access;
using EventSourcedOps.Api.Changes;
using EventSourcedOps.Api.Configuration;
using EventSourcedOps.Api.Exports;
using EventSourcedOps.Api.Feeds;
using EventSourcedOps.Api.Files;
using EventSourcedOps.Api.GraphQL;
using EventSourcedOps.Api.Hosting;
using EventSourcedOps.Api.Monitoring;
using EventSourcedOps.Api.Monitoring.Notification;
using EventSourcedOps.Api.Monitoring.Probes;
using EventSourcedOps.Api.Portal;
using EventSourcedOps.Api.Projections;
using EventSourcedOps.Api.Telemetry;
using EventSourcedOps.Api.Topology;
using EventSourcedOps.Api.Workspace;
using EventSourcedOps.Application;
using EventSourcedOps.Application.ReadModels;
using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Projections;
using EventSourcedOps.Projections.Assets;
using EventSourcedOps.Projections.Changes;
using EventSourcedOps.Projections.Configuration;
using EventSourcedOps.Projections.EventLog;
using EventSourcedOps.Projections.Incidents;
using EventSourcedOps.Projections.Monitoring;
using EventSourcedOps.Projections.Services;
using EventSourcedOps.Projections.Walls;
using EventSourcedOps.Projections.Workspace;
using JasperFx;
using Marten;
using Npgsql;
using Wolverine;
using Wolverine.Marten;
using Wolverine.Runtime;

namespace EventSourcedOps.Api;

/// <summary>Puts the product together: the log, the write path, the read side with its distribution over nodes, and GraphQL.</summary>
public static class Backbone
{
    /// <summary>Says that no other node shares the database.</summary>
    public const string AloneKey = "Ops:Alone";

    /// <summary>How long a node may be silent before the others take over its projections.</summary>
    private static readonly TimeSpan NodeSilence = TimeSpan.FromSeconds(30);

    public static void Compose(WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<CommitSignal>();
        services.AddSingleton<ReadSignal>();
        services.AddSingleton<LandscapeMemory>();
        services.AddSingleton<CommandMetrics>();
        services.AddSingleton<ProcessMeans>();
        services.AddSingleton<CommitLoop>();
        services.AddSingleton<CommandGate>();
        services.AddSingleton<OpsSchema>();
        services.AddHostedService<DatabaseListener>();
        services.AddHostedService<QuickPump>();
        services.AddHostedService<PatientPump>();
        services.AddHostedService<ReceiptRetention>();
        AddLog(builder);
        services.AddProjectionCare();
        services.AddScoped<CommandDesk>();
        services.AddGraphQLApi();
        services.AddFeeds();
        services.AddScoped<ReadDesk>();
        services.AddScoped<AccessDesk>();
        services.AddSingleton<IdleWatches>();
        services.AddRowWatch(IncidentBoard.Model);
        services.AddRowWatch(SlaTracking.Model);
        services.AddRowWatch(Notifications.Model);
        services.AddRowWatch(ChangeBoard.Model);
        services.AddRowWatch(ConfigurationItems.Model);
        services.AddRowWatch(AssetLedger.Model);
        services.AddRowWatch(Stocktakings.Model);
        services.AddRowWatch(AlertBoard.Model);
        services.AddRowWatch(AlertRules.Model);
        services.AddRowWatch(ProbeBoard.Model);
        services.AddScoped<NotificationDesk>();
        services.AddSingleton<ChangeLookout>().AddSingleton<ChangeSuspicions>().AddMemoryCache().AddSingleton<RiskEstimates>();
        services.AddFiles();
        services.AddItemImports();
        services.AddExports();
        services.AddTopology();
        services.AddSignals();
        services.AddTelemetryStore();
        services.AddAlertRules();
        services.AddNotification();
        services.AddProbes();
        services.AddAccess();
    }

    /// <summary>Creates or completes every table; run before anything else uses the database.</summary>
    public static async Task ApplySchema(IServiceProvider services, CancellationToken cancellation)
    {
        await services.GetRequiredService<OpsSchema>().Apply(cancellation);
        await services.GetRequiredService<IWolverineRuntime>().Storage.Admin.MigrateAsync();
    }

    /// <summary>Makes a program that has its tables ready to serve: first administrators, and every path with its guard.</summary>
    /// <returns>Lines that tell a person how to sign in.</returns>
    public static async Task<IReadOnlyList<string>> Open(WebApplication app, CancellationToken cancellation)
    {
        var lines = await app.Services.GetRequiredService<FirstStart>().Welcome(cancellation);
        app.UseAccess();
        app.MapSignIn();
        app.MapGraphQL();
        app.MapFeeds();
        app.MapFiles();
        app.MapExports();
        app.MapSignals();
        app.MapTelemetry();
        app.MapPortal();
        return lines;
    }

    private static void AddLog(WebApplicationBuilder builder)
    {
        // The daemon works in a role of its own and changes no table; its twin, on the owner's connections, makes them and does nothing else.
        builder.Services.AddMarten(services => LogOptions(services, OpsHosting.MartenPool, AutoCreate.None))
            .IntegrateWithWolverine(wolverine =>
            {
                wolverine.UseWolverineManagedEventSubscriptionDistribution = true;
                wolverine.MessageStorageSchemaName = "wolverine";
                wolverine.AutoCreate = AutoCreate.CreateOrUpdate; // its own schema belongs to its role
            });
        builder.Services.AddKeyedSingleton<IDocumentStore>(DatabaseRole.Owner, (services, _) =>
        {
            var options = LogOptions(services, DatabaseRole.Owner, AutoCreate.CreateOrUpdate);
            foreach (var more in services.GetServices<IConfigureMarten>()) more.Configure(services, options);
            return new DocumentStore(options);
        });
        builder.Host.UseWolverine(wolverine =>
        {
            // Its tables are made with all others before anything starts; looking at each of them again takes a second start.
            wolverine.AutoBuildMessageStorageOnStartup = AutoCreate.None;
            wolverine.ApplicationAssembly = typeof(Backbone).Assembly;
            wolverine.Durability.Mode = IsAlone(builder.Configuration) ? DurabilityMode.Solo : DurabilityMode.Balanced;
            wolverine.Durability.FirstHealthCheckExecution = TimeSpan.FromSeconds(1); // a node that starts is given its projections by it
            wolverine.Durability.HealthCheckPollingTime = TimeSpan.FromSeconds(5);
            wolverine.Durability.StaleNodeTimeout = NodeSilence;
            wolverine.Durability.CheckAssignmentPeriod = TimeSpan.FromSeconds(5);
        });
    }

    /// <summary>A node alone starts its projections at once; nodes that share a database watch each other and elect one that shares them out.</summary>
    private static bool IsAlone(IConfiguration configuration) =>
        configuration.GetConnectionString(OpsSettings.ConnectionName) is null || configuration.GetValue<bool>(AloneKey);

    private static StoreOptions LogOptions(IServiceProvider services, string pool, AutoCreate tables)
    {
        var options = new StoreOptions();
        EventStore.Configure(options);
        options.Connection(services.GetRequiredKeyedService<NpgsqlDataSource>(pool));
        options.AutoCreateSchemaObjects = tables;
        options.AddProjections(services.GetRequiredKeyedService<NpgsqlDataSource>(DatabaseRole.Projection));
        options.Projections.Wakeup = new CommitWakeup(services.GetRequiredService<CommitSignal>());
        return options;
    }
}
