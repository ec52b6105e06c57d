using EventSourcedOps.Domain.Configuration;
using EventSourcedOps.Domain.Incidents;
using EventSourcedOps.Domain.Monitoring;
using EventSourcedOps.Domain.Monitoring.Correlation;
using EventSourcedOps.Domain.Monitoring.Localisation;
using EventSourcedOps.Domain.Tests.Topology;
using EventSourcedOps.Domain.Topology;

namespace EventSourcedOps.Domain.Tests.Monitoring.Correlation;

/// <summary>A fact of the log.</summary>
internal sealed record Logged(Guid Stream, object Fact, DateTimeOffset At);

/// <summary>Alerts fire and recover, people resolve incidents, relations come and go; to which incident an alert belongs is decided by a rule.</summary>
internal sealed class Storm(CorrelationRule rule)
{
    private static readonly string[] Services = ["gate", "orders", "stock", "mail"];

    private readonly Dictionary<Guid, Alert> _alerts = [];
    private readonly Dictionary<Guid, Incident> _incidents = [];
    private HashSet<(string Caller, string Callee)> _calls = [];

    public List<Logged> Log { get; } = [];

    public TopologyHistory Topology { get; } = Furnished();

    public DateTimeOffset Now { get; private set; } = Watch.Nine;

    public static Guid AlertOf(int number) => Ids.Derived("alert", $"{number}");

    public void After(double minutes) => Now = Now.AddMinutes(minutes);

    /// <summary>Two alerts are a group; two in a row are about one service.</summary>
    public void Fire(int number) => Fire(number, number / 2, Services[number / 2 % Services.Length], number % 3 == 0 ? number : null);

    public void Fire(int number, int group, string service, int? item)
    {
        var id = AlertOf(number);
        Tell(id, _alerts.GetValueOrDefault(id) switch
        {
            null => new AlertFired(
                Watch.Errors.Organisation, $"alert {number}", AlertSeverity.Critical, id, Ids.Derived("group", $"{group}"), [new("service", service)], Watch.Evidence),
            { Ending: not null } => new AlertReopened(AlertSeverity.Critical, Watch.Evidence),
            { Firing: false } => new AlertTurned(true),
            _ => null,
        });
        Decide(id, item);
    }

    public void Recover(int number) => Tell(AlertOf(number), _alerts.GetValueOrDefault(AlertOf(number)) is { Ending: null } ? new AlertResolved(AlertEnding.Recovered, null) : null);

    public void Flap(int number) => Tell(AlertOf(number), _alerts.GetValueOrDefault(AlertOf(number)) is { Ending: null, Firing: true } ? new AlertTurned(false) : null);

    /// <summary>A person resolves an incident, or opens it again.</summary>
    public void Turn(int number)
    {
        if (_incidents.Count == 0) return;
        var (id, incident) = _incidents.OrderBy(one => one.Key).ElementAt(number % _incidents.Count);
        Tell(id, incident.TakesMore() ? new IncidentResolved("fixed", "It is well.") : new IncidentReopened("It is not."));
    }

    public void Call(string caller, string callee)
    {
        if (!_calls.Remove((caller, callee))) _calls = [.. _calls, (caller, callee)];
    }

    public void Call(int number) => Call(Services[number % 4], Services[number / 4 % 4]);

    public void Relate(int item, int provider) => Topology.Add(Plant.Id(item), Plant.On(provider), Now);

    public IReadOnlyList<ReplayedDecision> Replay(CorrelationRule other, DateTimeOffset? since = null)
    {
        var replay = new CorrelationReplay(other, since ?? DateTimeOffset.MinValue);
        foreach (var (stream, fact, at) in Log)
            if (fact is AlertEvent of) replay.Tell(stream, of, at, replay.LooksAt(stream, of, at) is { } then ? Topology.AsOf(then) : null);
            else replay.Tell(stream, (IncidentEvent)fact, at);
        return replay.Decisions;
    }

    /// <summary>As the product does: what is known when it is decided goes into the fact.</summary>
    private void Decide(Guid id, int? item)
    {
        var alert = _alerts[id];
        var since = alert.LastFired();
        var subject = new AlertSubject(alert.Service!, Ids.Derived(alert.Service!), item is { } named ? [Plant.Id(named)] : []);
        var map = ServiceMap.Joined(_calls.Select(call => new ServiceEdge(new(call.Caller, call.Callee), 1, 0)));
        var links = _alerts.Values.Where(other => other.Group == alert.Group).Select(other => other.Link).OfType<AlertLink>().ToList();
        var grounds = new CorrelationGrounds(subject.Items, map.Around(subject.Service, 200));
        var joined = AlertCorrelation.OfGroup(links, TakesMore) is { } own ? new Belonging(own, Grounds: grounds)
            : AlertCorrelation.BelongsTo(subject, since, AtHand(id), rule, new(map, Topology.AsOf(since))) is var (incident, way)
                ? new Belonging(incident, "by something", way.Evidence, grounds)
            : new Belonging(Next(alert.Group, links), Grounds: grounds);
        var isNext = alert.Incident is { } before && !TakesMore(before);
        if (alert.Incident is not null && !isNext) return;
        Tell(id, new AlertIncidentLinked(
            joined.Incident, subject.ServiceId, true, alert.Title, alert.Severity, alert.Service, alert.Group, "storm", null, joined.Via, joined.Evidence, grounds));
        if (!_incidents.ContainsKey(joined.Incident))
            Tell(joined.Incident, new IncidentReported("INC1", alert.Organisation, alert.Title, null, Channel.Monitoring, subject.ServiceId, null, "storm", Now, null));
    }

    private IEnumerable<AlertAtHand> AtHand(Guid except) =>
        _alerts.Where(one => one.Key != except).Select(one => one.Value.AtHand(one.Key)).OfType<AlertAtHand>().Where(one => TakesMore(one.Incident));

    private bool TakesMore(Guid incident) => !_incidents.TryGetValue(incident, out var state) || state.TakesMore();

    private Guid Next(Guid group, List<AlertLink> links)
    {
        var next = AlertRaising.IncidentAfter(group, links.MaxBy(link => link.At)?.Incident);
        while (_incidents.ContainsKey(next)) next = AlertRaising.IncidentAfter(group, next);
        return next;
    }

    private void Tell(Guid stream, AlertEvent? fact)
    {
        if (fact is null) return;
        Log.Add(new(stream, fact, Now));
        _alerts[stream] = Alert.Evolve(_alerts.GetValueOrDefault(stream), fact, Now);
    }

    private void Tell(Guid stream, IncidentEvent fact)
    {
        Log.Add(new(stream, fact, Now));
        _incidents[stream] = Incident.Evolve(_incidents.GetValueOrDefault(stream), fact, Now);
    }

    private static TopologyHistory Furnished()
    {
        var history = new TopologyHistory();
        for (var item = 0; item < 12; item++) history.Add(Plant.Id(item), Plant.Item(), Watch.Nine);
        foreach (var (service, item) in Services.Zip([1, 2, 4, 5])) history.Add(Plant.Id(item), new ItemEntrusted(null, null, Ids.Derived(service)), Watch.Nine);
        return history;
    }
}
