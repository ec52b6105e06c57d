using EventSourcedOps.Api.GraphQL;
using EventSourcedOps.Api.Services;
using EventSourcedOps.Application.Monitoring.Localisation;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Monitoring.Localisation;
using EventSourcedOps.Domain.Telemetry.Logs;
using GraphQL;

namespace EventSourcedOps.Api.Monitoring.Localisation;

/// <summary>Where a fault may be, and what was looked at to say so.</summary>
public sealed class FaultSuspects(FaultAnswer answer, Landscape landscape)
{
    private const int MostSuspects = 20;
    private const int MostEdges = 1_000;

    /// <summary>From when on it was learnt what is usual.</summary>
    public DateTimeOffset UsualFrom => answer.Ranking.UsualFrom;

    /// <summary>When the fault began.</summary>
    public DateTimeOffset Since => answer.Ranking.Since;

    /// <summary>What came later was not looked at.</summary>
    public DateTimeOffset Until => answer.Ranking.Until;

    /// <summary>How many requests, and minutes of lines outside of requests, were looked at before it.</summary>
    public int UsualRequests => answer.Ranking.UsualRequests;

    /// <summary>The same since it began.</summary>
    public int Requests => answer.Ranking.Requests;

    /// <summary>How many series of metrics were looked at.</summary>
    public int Series => answer.Ranking.Series;

    /// <summary>Whether all there is was looked at; otherwise the newest of both times.</summary>
    public bool IsWhole => answer.IsWhole;

    /// <summary>The services that surprise, the likeliest first; at most 20.</summary>
    public IEnumerable<SuspectNode> Suspects => answer.Ranking.Suspects.Take(MostSuspects).Select(suspect => new SuspectNode(suspect, landscape));

    /// <summary>Which service asked which, before and since; at most 1,000, and none of what was noted at an incident.</summary>
    public IEnumerable<ServiceCall> Calls => answer.Map.Edges.Take(MostEdges)
        .Select(edge => new ServiceCall(edge.Call.Caller, edge.Call.Callee, edge.Calls, edge.Failed));
}

/// <summary>A service that may be where the fault is.</summary>
[GraphQLMetadata("Suspect")]
public sealed class SuspectNode(Suspect suspect, Landscape landscape)
{
    /// <summary>What it calls itself in what it sends.</summary>
    public string Name => suspect.Service;

    /// <summary>How surprising it is what it shows, in bits: ten are once in a thousand times. What a service further down explains does not count.</summary>
    public double Score => suspect.Score;

    /// <summary>Why, what counts most first; at most 12.</summary>
    public IEnumerable<EvidenceNode> Evidence => suspect.Evidence.Select(one => new EvidenceNode(one));

    /// <summary>The service of that name that people know; null when there is none within reach.</summary>
    public ServiceNode? Service([FromServices] ReadDesk desk) => landscape.Services.Values
        .FirstOrDefault(service => !service.Retired && service.Name == suspect.Service && desk.Caller.Reaches("landscape.read", service.Organisation)) is { } known
        ? ServiceNode.Of(known.Id, landscape) : null;
}

/// <summary>One reason to suspect a service.</summary>
[GraphQLMetadata("FaultEvidence")]
public sealed class EvidenceNode(Evidence evidence)
{
    private const double NanosecondsOfMillisecond = 1e6;

    /// <summary>What was looked at.</summary>
    public EvidenceKind Kind => evidence.Kind;

    /// <summary>Whose requests were counted; empty for a metric.</summary>
    public string Operation => evidence.Operation;

    /// <summary>The template of a line or its place in the program, the operation called, the service at the other end of the way, or the series.</summary>
    public string What => evidence.What;

    /// <summary>The share of requests in which it used to be so, from 0 to 1; for a metric its usual reading.</summary>
    public double Usual => evidence.Usual;

    /// <summary>The same since the fault.</summary>
    public double Now => evidence.Now;

    /// <summary>Of how many requests, or readings, since the fault.</summary>
    public long Requests => evidence.Requests;

    /// <summary>How surprising that is, in bits.</summary>
    public double Bits => evidence.Bits;

    /// <summary>The bits that count for the score.</summary>
    public double Counted => evidence.Counted;

    /// <summary>The service that explains it, or the most of it; null when none does.</summary>
    public string? ExplainedBy => evidence.ExplainedBy;

    /// <summary>For times: what is exceeded in so many requests, in milliseconds; null for all else.</summary>
    public double? LongerMs => evidence.Longer > 0 ? evidence.Longer / NanosecondsOfMillisecond : null;

    /// <summary>How bad a line says it is.</summary>
    public LogSeverity Severity => evidence.Severity;

    /// <summary>For lines outside of requests: so many in a minute.</summary>
    public long AtLeast => evidence.AtLeast;
}

/// <summary>That a service asked another one.</summary>
/// <param name="Caller">Who asked.</param>
/// <param name="Callee">Who was asked.</param>
/// <param name="Calls">How often.</param>
/// <param name="Failed">How often that failed.</param>
public sealed record ServiceCall(string Caller, string Callee, long Calls, long Failed);
