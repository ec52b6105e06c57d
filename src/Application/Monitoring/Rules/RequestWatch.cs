using EventSourcedOps.Application.Monitoring.Localisation;
using EventSourcedOps.Application.Telemetry;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Monitoring;
using EventSourcedOps.Domain.Monitoring.Localisation;
using EventSourcedOps.Domain.Telemetry;
using EventSourcedOps.Domain.Telemetry.Logs;

namespace EventSourcedOps.Application.Monitoring.Rules;

/// <summary>Has what services send watched for one rule, and remembers what is usual.</summary>
/// <param name="from">The first look that anybody wants to hear of; what is usual is learnt from the hour before it.</param>
public sealed class RequestWatch(RequestReader reader, TelemetrySight sight, AlertRuleDefinition rule, DateTimeOffset from)
{
    /// <summary>Senders put spans and lines together before they send them, and a request is over only then: a look waits for that.</summary>
    public static readonly TimeSpan Delay = TimeSpan.FromSeconds(30);

    /// <summary>No more is read at once.</summary>
    private static readonly TimeSpan Portion = TimeSpan.FromMinutes(10);

    private readonly Predicate<string> _isWatched =
        WatchedServices.Read(rule.Query) ?? throw new InvalidOperationException("Such a rule cannot be drafted.");
    private readonly LogTemplateMiner _miner = new();
    private readonly HashSet<string> _services = new(StringComparer.Ordinal);
    private FaultWatch? _watch;

    /// <summary>Every service that it saw, as the rule tells its series apart.</summary>
    public IReadOnlyList<MetricLabels> Services => [.. _services.Order(StringComparer.Ordinal).Select(SeriesOf)];

    /// <summary>The look that comes next.</summary>
    public DateTimeOffset Next { get; private set; } = from - FaultWatch.Usual;

    /// <summary>Looks up to then, the one at that time among them; where something cannot be read those before it, and it goes on there.</summary>
    public async Task<(IReadOnlyList<(DateTimeOffset At, RuleReading? Reading)> Looks, Refusal? Refusal)> Until(
        DateTimeOffset last, CancellationToken cancellation)
    {
        var looks = new List<(DateTimeOffset At, RuleReading? Reading)>();
        while (Next <= last)
        {
            var end = Next + Portion < last ? Next + Portion : last + FaultWatch.Step;
            var (sent, refusal) = await reader.Read(sight, BeginOf(Next), BeginOf(end), cancellation);
            if (refusal is not null) return (looks, refusal);
            for (; Next < end; Next += FaultWatch.Step)
            {
                var requests = RequestsOf(sent.From(BeginOf(Next)).Before(BeginOf(Next + FaultWatch.Step)));
                _services.UnionWith(requests.SelectMany(request => request.Operations).Select(operation => operation.Service).Where(service => _isWatched(service)));
                looks.Add((Next, ReadingOf((_watch ??= new(_isWatched)).Look(BeginOf(Next), requests))));
            }
        }

        return (looks, null);
    }

    private IReadOnlyList<RequestFacts> RequestsOf(SentRequests sent) => RequestReading.Of(sent.Spans, sent.Templated(_miner));

    /// <summary>When the half minute begins that a look sees first.</summary>
    private static DateTimeOffset BeginOf(DateTimeOffset look) => look - Delay - FaultWatch.Step;

    private RuleReading? ReadingOf(FaultSight? fault) =>
        fault is null ? null : new RuleReading(SeriesOf(fault.Suspect.Service), fault.Suspect.Score, Fault: fault);

    private MetricLabels SeriesOf(string service) => RuleAlert.SeriesOf(rule, MetricLabels.Of((AlertRaising.ServiceLabel, service)));
}
