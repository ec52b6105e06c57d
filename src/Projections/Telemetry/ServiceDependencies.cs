using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Telemetry.Dependencies;
using EventSourcedOps.Projections.EventLog;
using EventSourcedOps.Projections.ReadModels;
using static EventSourcedOps.Projections.ReadModels.ColumnKind;

namespace EventSourcedOps.Projections.Telemetry;

/// <summary>One service that asks another one, from when to when.</summary>
/// <param name="Dependency">The stream; a dependency that was over and came again has several rows.</param>
/// <param name="LastAt">When it was last seen; null while it is there.</param>
public sealed record ServiceDependencyRow(
    Guid Id, Guid Dependency, string Organisation, string Caller, string Callee, DateTimeOffset Since, DateTimeOffset? LastAt);

/// <summary>Who asks whom, and who did: the map of services as it was at any time.</summary>
public sealed class ServiceDependencies : ReadModel<ServiceDependencyRow>
{
    public static readonly ServiceDependencies Model = new();

    public override string Name => "service_dependencies";

    public override IReadOnlyList<Type> Events { get; } = EventsOf<ServiceDependencyEvent>();

    public override IReadOnlyList<RowColumn> Columns { get; } =
    [
        Column("seen_from", Time, row => row.Since),
        Column("seen_until", Time, row => row.LastAt),
    ];

    public override IReadOnlyList<string> Indexes { get; } = ["organisation, seen_from", "seen_until"];

    public override IEnumerable<Guid> KeysOf(Recorded happened) => happened.Fact switch
    {
        ServiceDependencyAppeared e => [KeyOf(happened.Stream, e.Since)],
        ServiceDependencyVanished e => [KeyOf(happened.Stream, e.Since)],
        _                           => [],
    };

    public override ServiceDependencyRow? Evolve(Guid key, ServiceDependencyRow? row, Recorded happened) => (row, happened.Fact) switch
    {
        (null, ServiceDependencyAppeared e)      => new(key, happened.Stream, e.Organisation, e.Caller, e.Callee, e.Since, null),
        ({ } present, ServiceDependencyVanished e) => present with { LastAt = e.LastAt },
        _ => throw new InvalidOperationException($"Nobody said what {happened.Type} shows on the map of services."),
    };

    private static Guid KeyOf(Guid dependency, DateTimeOffset since) => Ids.Derived("service-dependency-row", $"{dependency:N}", $"{since.UtcTicks}");
}
