using EventSourcedOps.Projections.Assets;
using EventSourcedOps.Projections.Audit;
using EventSourcedOps.Projections.Changes;
using EventSourcedOps.Projections.Configuration;
using EventSourcedOps.Projections.Incidents;
using EventSourcedOps.Projections.Monitoring;
using EventSourcedOps.Projections.Monitoring.Notification;
using EventSourcedOps.Projections.ReadModels;
using EventSourcedOps.Projections.Services;
using EventSourcedOps.Projections.Telemetry;
using EventSourcedOps.Projections.Workspace;
using Marten;
using Npgsql;

namespace EventSourcedOps.Projections;

/// <summary>The map of the read side.</summary>
public static class ProjectionCatalog
{
    /// <summary>Every read model. All are kept asynchronously: deciding never waits for showing.</summary>
    public static IReadOnlyList<ReadModel> All { get; } =
        [
            IncidentBoard.Model, SlaTracking.Model, AuditTrail.Model, SharedFilters.Model, Notifications.Model, ConfigurationItems.Model, Relations.Model,
            ChangeBoard.Model, ItemImports.Model, LinkedIncidents.Model, AssetLedger.Model, Stocktakings.Model,
            AlertBoard.Model, AlertRules.Model, Deliveries.Model, ServiceDependencies.Model, ProbeBoard.Model,
        ];

    public static ReadModel? Find(string name) => All.FirstOrDefault(model => model.Name == name);

    public static void AddProjections(this StoreOptions store, NpgsqlDataSource database) =>
        store.Projections.Subscribe(new ReadModelsSubscription(All, database));
}
