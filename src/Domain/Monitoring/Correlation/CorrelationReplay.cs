using System.Globalization;
using EventSourcedOps.Domain.Incidents;
using EventSourcedOps.Domain.Monitoring.Localisation;
using EventSourcedOps.Domain.Topology;

namespace EventSourcedOps.Domain.Monitoring.Correlation;

/// <summary>
/// Decides once more to which incidents alerts belong, by another rule, from what was known when it was decided. What was decided before
/// the time that is looked at stands. An incident that there was not is worked on for as long as one of those that its alerts did belong to.
/// </summary>
/// <param name="since">What was decided from then on is decided again.</param>
public sealed class CorrelationReplay(CorrelationRule rule, DateTimeOffset since)
{
    private readonly Dictionary<Guid, Alert> _alerts = [];
    private readonly Dictionary<Guid, Incident> _incidents = [];

    /// <summary>Incidents as they would be, with those that their alerts did belong to.</summary>
    private readonly Dictionary<Guid, HashSet<Guid>> _members = [];

    /// <summary>Those of them that there were not.</summary>
    private readonly HashSet<Guid> _made = [];

    private readonly List<ReplayedDecision> _decisions = [];

    /// <summary>In the order in which they were made.</summary>
    public IReadOnlyList<ReplayedDecision> Decisions => _decisions;

    /// <summary>As of when what stands on what has to be known to decide that fact again; null when it need not be.</summary>
    public DateTimeOffset? LooksAt(Guid alert, AlertEvent fact, DateTimeOffset at) =>
        rule.ByConfiguration && at >= since && fact is AlertIncidentLinked { Automatic: true } && _alerts.GetValueOrDefault(alert) is { } known
            && OfGroup(known) is null && AlertCorrelation.InTime(known.LastFired(), AtHand(alert), rule).Count > 0
            ? known.LastFired() : null;

    /// <summary>Tells of an alert what came next in the log.</summary>
    /// <param name="configuration">What stood on what when it was asked for.</param>
    public void Tell(Guid alert, AlertEvent fact, DateTimeOffset at, Graph? configuration)
    {
        var before = _alerts.GetValueOrDefault(alert);
        var now = Alert.Evolve(before, fact, at);
        if (fact is AlertIncidentLinked linked)
        {
            var (incident, way) = at < since ? (linked.IncidentId, null) : Decide(alert, before!, linked, configuration);
            if (!_members.TryGetValue(incident, out var members)) _members.Add(incident, members = []);
            members.Add(linked.IncidentId);
            now = now with { Incident = incident, Link = now.Link! with { Incident = incident } };
            if (at >= since) _decisions.Add(new(alert, at, linked, incident, !_made.Contains(incident), way));
        }

        _alerts[alert] = now;
    }

    /// <summary>Tells of an incident what came next in the log.</summary>
    public void Tell(Guid incident, IncidentEvent fact, DateTimeOffset at) =>
        _incidents[incident] = Incident.Evolve(_incidents.GetValueOrDefault(incident), fact, at);

    private (Guid Incident, CorrelationWay? Way) Decide(Guid id, Alert alert, AlertIncidentLinked linked, Graph? configuration)
    {
        if (OfGroup(alert) is { } own) return (own, null);
        if (linked.Automatic && alert.Service is { } service)
        {
            var subject = new AlertSubject(service, linked.ServiceId, linked.Grounds?.Items ?? []);
            var known = new Surroundings(CallsKnown(linked), configuration);
            if (AlertCorrelation.BelongsTo(subject, alert.LastFired(), AtHand(id), rule, known) is var (incident, way)) return (incident, way);
        }

        return (_members.ContainsKey(linked.IncidentId) ? Made(id) : linked.IncidentId, null);
    }

    /// <summary>An incident that there was not; it follows from the decision, so that every replay comes to the same.</summary>
    private Guid Made(Guid alert)
    {
        var incident = Ids.Derived("incident-of-replay", alert.ToString(), _decisions.Count.ToString(CultureInfo.InvariantCulture));
        _made.Add(incident);
        return incident;
    }

    private Guid? OfGroup(Alert alert) => AlertCorrelation.OfGroup(
        _alerts.Values.Where(other => other.Group == alert.Group).Select(other => other.Link).OfType<AlertLink>(), TakesMore);

    private IEnumerable<AlertAtHand> AtHand(Guid except) =>
        _alerts.Where(one => one.Key != except).Select(one => one.Value.AtHand(one.Key)).OfType<AlertAtHand>().Where(one => TakesMore(one.Incident));

    /// <summary>An incident that is not reported yet is about to be.</summary>
    private bool TakesMore(Guid incident) =>
        _members[incident].Any(member => !_incidents.TryGetValue(member, out var state) || state.TakesMore());

    /// <summary>Of decisions that are older than what is kept with them, the way that they name.</summary>
    private static ServiceMap CallsKnown(AlertIncidentLinked linked) =>
        linked.Grounds is { } grounds ? ServiceMap.Of(grounds.Calls)
        : linked.Via?.Split(Belonging.Next) is { } way ? ServiceMap.Joined(way.Zip(way.Skip(1), (one, next) => new ServiceEdge(new(one, next), 1, 0)))
        : ServiceMap.Empty;
}

/// <summary>What another rule makes of a decision.</summary>
public enum CorrelationChange
{
    /// <summary>The alert belongs to the incident that it did belong to.</summary>
    Same,

    /// <summary>It belongs to another one of those that there were.</summary>
    Joined,

    /// <summary>It belongs to one that there was not.</summary>
    Parted,
}

/// <summary>A decision to which incident an alert belongs, and what it would be.</summary>
/// <param name="At">When it was made.</param>
/// <param name="Incident">The one it would belong to; an id of no incident where there was none such.</param>
/// <param name="Existed">Whether there was such an incident.</param>
/// <param name="Way">What would join it to alerts of other groups; null when the incident would be its group's.</param>
public sealed record ReplayedDecision(
    Guid Alert, DateTimeOffset At, AlertIncidentLinked Decided, Guid Incident, bool Existed, CorrelationWay? Way)
{
    public CorrelationChange Change() =>
        Incident == Decided.IncidentId ? CorrelationChange.Same : Existed ? CorrelationChange.Joined : CorrelationChange.Parted;
}
