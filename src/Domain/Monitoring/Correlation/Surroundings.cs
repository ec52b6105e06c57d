using EventSourcedOps.Domain.Monitoring.Localisation;
using EventSourcedOps.Domain.Topology;

namespace EventSourcedOps.Domain.Monitoring.Correlation;

/// <summary>How services and items were known to hang together when an alert fired.</summary>
/// <param name="Calls">Which services asked one another.</param>
/// <param name="Configuration">What stood on what; null when nobody looked.</param>
public sealed record Surroundings(ServiceMap Calls, Graph? Configuration)
{
    /// <summary>A service that is made of more items counts by the first of them.</summary>
    private const int MostItems = 200;

    /// <summary>For each of the others how it hangs together with that one, by the shortest way; null where it does not.</summary>
    internal IReadOnlyList<CorrelationWay?> Ways(AlertSubject subject, IReadOnlyList<AlertSubject> others, CorrelationRule rule)
    {
        var calls = rule.ByCalls ? Calls : ServiceMap.Empty;
        var byCalls = others.Select(other => calls.Between(subject.Service, other.Service) is { } path ? CorrelationWay.Of(path) : null);
        return rule.ByConfiguration && Configuration is { } graph && others.Count > 0
            ? [.. byCalls.Zip(ByItems(graph, subject, others, rule.MostSteps), Shorter)]
            : [.. byCalls];
    }

    private static IEnumerable<CorrelationWay?> ByItems(Graph graph, AlertSubject subject, IReadOnlyList<AlertSubject> others, int mostSteps)
    {
        var entrusted = graph.EntrustedTo(
            [.. others.Append(subject).Where(one => Named(graph, one).Count == 0).Select(one => one.ServiceId)], MostItems);
        return graph.WaysBetween(Of(subject), [.. others.Select(Of)], mostSteps)
            .Select(way => way is null ? null : CorrelationWay.Of([.. way.Select(graph.IdOf)]));

        IReadOnlyList<int> Of(AlertSubject about) =>
            Named(graph, about) is { Count: > 0 } named ? named : entrusted.GetValueOrDefault(about.ServiceId) ?? [];
    }

    /// <summary>What its labels name and was there at that time.</summary>
    private static List<int> Named(Graph graph, AlertSubject subject) =>
        [.. subject.Items.Select(graph.Find).Where(node => node != Numbering.None)];

    private static CorrelationWay? Shorter(CorrelationWay? calls, CorrelationWay? items) =>
        items is null || calls?.Length <= items.Length ? calls : items;
}
