using EventSourcedOps.Api.GraphQL;
using EventSourcedOps.Api.Incidents;
using EventSourcedOps.Application.Topology;
using EventSourcedOps.Domain.Changes;
using EventSourcedOps.Domain.Incidents;
using EventSourcedOps.Domain.Topology;
using EventSourcedOps.Projections.Changes;
using EventSourcedOps.Projections.Incidents;
using EventSourcedOps.Projections.ReadModels;

namespace EventSourcedOps.Api.Changes;

/// <summary>
/// Which change may have caused which incident: by time, and by what stands on the changed items. Seen from either end it is the same
/// question; a person answers it.
/// </summary>
public sealed class ChangeSuspicions(TopologyMemory topology)
{
    /// <summary>Harm shows soon or has another cause.</summary>
    private static readonly TimeSpan HarmShows = TimeSpan.FromDays(2);

    private const int MostSuggestions = 20;

    /// <summary>So many incidents, or changes, of the time are looked at.</summary>
    private const int MostLooks = KeysetPage.LargestSize;

    /// <summary>Incidents that a change may have caused.</summary>
    public async Task<IEnumerable<IncidentNode>> IncidentsOf(ChangeRow change, ReadDesk desk, CancellationToken cancellation)
    {
        if (change.State.StartedAt is not { } began || !desk.Caller.May("incident.read")) return [];
        var graph = (await topology.Newest(cancellation)).Graph;
        var services = ChangeImpact.ServicesOf(graph, change.Items);
        var (found, _) = await (await desk.Rows("incident.read", IncidentBoard.Model, null))
            .Between("reported_at", began, (change.ClosedAt ?? desk.Now) + HarmShows).Page(new("reported_at"), MostLooks, null, cancellation);
        return found.Select(incident => incident.Row)
            .Where(incident => !change.State.Incidents.Contains(incident.Id) && IsHarmed(incident, graph, change, services))
            .Take(MostSuggestions).Select(incident => new IncidentNode(incident, null));
    }

    /// <summary>Changes that may have caused an incident: at work when it was reported, or not long before.</summary>
    public async Task<IEnumerable<ChangeNode>> ChangesOf(IncidentRow incident, ReadDesk desk, CancellationToken cancellation)
    {
        if (!desk.Caller.May("change.read")) return [];
        var graph = (await topology.Newest(cancellation)).Graph;
        var (found, _) = await (await desk.Rows("change.read", ChangeBoard.Model, null))
            .Between("changed_at", incident.ReportedAt - HarmShows, null).Page(new("changed_at", Descending: true), MostLooks, null, cancellation);
        return found.Select(change => change.Row)
            .Where(change => change.State.StartedAt <= incident.ReportedAt && incident.ReportedAt < (change.ClosedAt ?? desk.Now) + HarmShows
                && !change.State.Incidents.Contains(incident.Id)
                && IsHarmed(incident, graph, change, ChangeImpact.ServicesOf(graph, change.Items)))
            .OrderByDescending(change => change.State.StartedAt).Take(MostSuggestions).Select(change => new ChangeNode(change, null));
    }

    private static bool IsHarmed(IncidentRow incident, Graph graph, ChangeRow change, IReadOnlySet<Guid> services) =>
        services.Contains(incident.ServiceId) || ChangeImpact.FellsAny(graph, change.Items, ItemsOf(incident));

    internal static IReadOnlyCollection<Guid> ItemsOf(IncidentRow incident) => Linked(incident, LinkKind.Item);

    internal static IReadOnlyCollection<Guid> Linked(IncidentRow incident, LinkKind kind) =>
    [
        .. incident.Links.Where(link => link.Kind == kind)
            .Select(link => Guid.TryParse(link.Reference, out var id) ? id : Guid.Empty).Where(id => id != Guid.Empty),
    ];
}
