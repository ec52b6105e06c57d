using EventSourcedOps.Domain.Telemetry.Logs;

namespace EventSourcedOps.Domain.Monitoring.Localisation;

/// <summary>What was looked at.</summary>
public enum EvidenceKind
{
    /// <summary>How many requests write a line of a template; of lines outside of requests, in how many minutes there are so many.</summary>
    Line,

    /// <summary>How many requests ask another service.</summary>
    Call,

    /// <summary>How many requests fail.</summary>
    Failure,

    /// <summary>How many requests take longer by the service's own work.</summary>
    OwnTime,

    /// <summary>How many requests are under way for longer to or from the service.</summary>
    Way,

    /// <summary>What a series reads.</summary>
    Metric,
}

/// <summary>One reason to suspect a service, with all that is needed to say it in a sentence and to look it up.</summary>
/// <param name="Operation">Whose requests were counted; empty for a metric.</param>
/// <param name="What">The template or the place in the program, the operation called, the service at the other end of the way, or the series.</param>
/// <param name="Usual">The share of requests in which it used to be so; for a metric its usual reading.</param>
/// <param name="Now">The same since the fault.</param>
/// <param name="Requests">Of how many requests, or readings, since the fault.</param>
/// <param name="Bits">How surprising that is: ten bits are once in a thousand times.</param>
/// <param name="Counted">The bits that count for the score, without what a service further down explains.</param>
/// <param name="ExplainedBy">The service that explains it, or the most of it; null when none does.</param>
/// <param name="Longer">For times: what is exceeded in so many requests, in nanoseconds.</param>
/// <param name="AtLeast">For lines outside of requests: so many in a minute.</param>
public sealed record Evidence(
    EvidenceKind Kind, string Operation, string What, double Usual, double Now, long Requests, double Bits, double Counted,
    string? ExplainedBy = null, long Longer = 0, LogSeverity Severity = LogSeverity.Unset, long AtLeast = 1);

/// <summary>A service that may be where the fault is.</summary>
/// <param name="Score">
/// In bits: the strongest evidence of what its requests do, of its own time, of the ways to it and of its metrics, added, since these are
/// seen independently of each other. Weaker evidence of the same sort mostly says the same thing once more.
/// </param>
/// <param name="Evidence">What counts most first.</param>
public sealed record Suspect(string Service, double Score, IReadOnlyList<Evidence> Evidence)
{
    private const int MostKept = 5;

    /// <summary>What is worth keeping: the reasons that count.</summary>
    public Suspect InShort() => this with { Evidence = [.. Evidence.Where(one => one.Counted > 0).Take(MostKept)] };

    public bool Equals(Suspect? other) => other is not null && (Service, Score) == (other.Service, other.Score) && Evidence.SequenceEqual(other.Evidence);

    public override int GetHashCode() => HashCode.Combine(Service, Score);
}
