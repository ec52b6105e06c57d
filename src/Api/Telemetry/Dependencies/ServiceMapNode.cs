using EventSourcedOps.Api.Organisations;
using EventSourcedOps.Api.Services;
using EventSourcedOps.Application.Telemetry.Dependencies;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Monitoring;
using EventSourcedOps.Domain.Topology;
using EventSourcedOps.Projections.Telemetry;
using GraphQL;

namespace EventSourcedOps.Api.Telemetry.Dependencies;

/// <summary>Which services ask which, at one time.</summary>
[GraphQLMetadata("ServiceMap")]
public sealed class ServiceMapNode
{
    /// <summary>So many dependencies can be drawn, and read.</summary>
    internal const int Most = 2_000;

    internal ServiceMapNode(DateTimeOffset at, IReadOnlyList<ServiceDependencyRow> rows, IReadOnlyList<CountedCalls> counted, Landscape landscape)
    {
        (At, IsWhole) = (at, rows.Count <= Most);
        var counts = counted.ToDictionary(one => (one.Organisation, one.Caller, one.Callee));
        Dependencies =
        [
            .. rows.Take(Most).Select(row => new ServiceDependencyNode(row, counts.GetValueOrDefault((row.Organisation, row.Caller, row.Callee)), landscape)),
        ];
        Services = Drawn(landscape);
    }

    /// <summary>Which time it is of.</summary>
    public DateTimeOffset At { get; }

    /// <summary>Whether these are all of them; otherwise the 2,000 that are there for longest.</summary>
    public bool IsWhole { get; }

    /// <summary>The services, in the order of their names.</summary>
    public IReadOnlyList<MappedService> Services { get; }

    /// <summary>Which of them asks which, those that are there for longest first.</summary>
    public IReadOnlyList<ServiceDependencyNode> Dependencies { get; }

    private List<MappedService> Drawn(Landscape landscape)
    {
        var called = Dependencies.ToLookup(one => one.CalleeKey);
        var services = Dependencies.SelectMany(one => new[] { one.CallerKey, one.CalleeKey }).Distinct()
            .OrderBy(key => key.Name, StringComparer.Ordinal).ThenBy(key => key.Organisation, StringComparer.Ordinal).ToList();
        var places = services.Select((key, place) => (key, place)).ToDictionary(pair => pair.key, pair => pair.place);
        var positions = LayeredPositions.Of(services.Count, [.. Dependencies.Select(one => (places[one.CallerKey], places[one.CalleeKey]))]);
        return
        [
            .. services.Select((key, place) => new MappedService(
                key.Name, key.Organisation, positions[place], called[key].Sum(one => one.Calls), called[key].Sum(one => one.Failed), landscape)),
        ];
    }
}

/// <summary>A service on the map.</summary>
[GraphQLMetadata("MappedService")]
public sealed class MappedService(string name, string organisation, Position position, long calls, long failed, Landscape landscape)
{
    /// <summary>What it calls itself in what it sends.</summary>
    public string Name => name;

    /// <summary>Whose it is.</summary>
    public OrganisationNode? Organisation => OrganisationNode.Of(organisation, landscape);

    /// <summary>Where it is drawn: whoever asks stands above those who are asked.</summary>
    public int X => position.X;

    /// <summary>The same downwards.</summary>
    public int Y => position.Y;

    /// <summary>How often others asked it in the hour of that time.</summary>
    public long Calls => calls;

    /// <summary>How often that failed.</summary>
    public long Failed => failed;

    /// <summary>The service of that name that people know, of that organisation or one above it; null when there is none.</summary>
    public ServiceNode? Service => landscape.ServiceMeant(organisation, name) is { } known ? ServiceNode.Of(known.Id, landscape) : null;
}

/// <summary>That one service asks another one.</summary>
[GraphQLMetadata("ServiceDependency")]
public sealed class ServiceDependencyNode(ServiceDependencyRow row, CountedCalls? counted, Landscape landscape)
{
    internal (string Organisation, string Name) CallerKey => (row.Organisation, row.Caller);

    internal (string Organisation, string Name) CalleeKey => (row.Organisation, row.Callee);

    /// <summary>Who asks.</summary>
    public string Caller => row.Caller;

    /// <summary>Who is asked.</summary>
    public string Callee => row.Callee;

    /// <summary>Who sent what shows it.</summary>
    public OrganisationNode? Organisation => OrganisationNode.Of(row.Organisation, landscape);

    /// <summary>When it was first seen.</summary>
    public DateTimeOffset Since => row.Since;

    /// <summary>When it was last seen; null while it is there.</summary>
    public DateTimeOffset? LastAt => row.LastAt;

    /// <summary>How often in the hour of that time.</summary>
    public long Calls => counted?.Calls ?? 0;

    /// <summary>How often that failed.</summary>
    public long Failed => counted?.Failed ?? 0;
}

/// <summary>What happens to a dependency.</summary>
public enum ServiceMapTurn
{
    /// <summary>A service was seen to ask another one.</summary>
    Appeared,

    /// <summary>It was last seen.</summary>
    Vanished,
}

/// <summary>Something that became otherwise on the map of services.</summary>
/// <param name="At">When.</param>
/// <param name="Turn">What happened.</param>
/// <param name="Caller">Who asks.</param>
/// <param name="Callee">Who is asked.</param>
public sealed record ServiceMapChange(DateTimeOffset At, ServiceMapTurn Turn, string Caller, string Callee);
