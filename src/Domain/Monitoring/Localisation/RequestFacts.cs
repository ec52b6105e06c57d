using EventSourcedOps.Domain.Telemetry.Logs;

namespace EventSourcedOps.Domain.Monitoring.Localisation;

/// <summary>Work that a service does under a name.</summary>
/// <param name="Name">Empty for whatever the service does.</param>
public readonly record struct Operation(string Service, string Name);

/// <summary>What a request may show where it passes.</summary>
public enum TraitKind
{
    /// <summary>A line of a template was written.</summary>
    Line,

    /// <summary>Another service was asked.</summary>
    Call,

    /// <summary>The span says that it failed.</summary>
    Failure,
}

/// <summary>Something that is so of a request, or not: what is compared is in how many requests it is.</summary>
/// <param name="What">The template of a line or its place in the program, or the operation that was asked of the other service.</param>
/// <param name="AtLeast">For lines outside of requests: that many of them in a minute.</param>
public sealed record Trait(
    TraitKind Kind, Operation Operation, string What = "", LogSeverity Severity = LogSeverity.Unset, long AtLeast = 1)
{
    // Templates are long and asked for often.
    private readonly int _hash = HashCode.Combine(Kind, Operation, What, Severity, AtLeast);

    public bool Equals(Trait? other) => ReferenceEquals(this, other) || (other is not null && _hash == other._hash
        && (Kind, Operation, What, Severity, AtLeast) == (other.Kind, other.Operation, other.What, other.Severity, other.AtLeast));

    public override int GetHashCode() => _hash;
}

/// <summary>
/// What is left of a request to compare it with others. Requests, not spans or lines, are counted: those of one request depend on each
/// other, and a loop that writes a line a thousand times says no more than one that writes it once.
/// </summary>
/// <param name="At">When it began, in nanoseconds since 1970.</param>
/// <param name="Operations">Where it passed, each service as a whole among them.</param>
/// <param name="OwnTimes">The longest that a span of an operation took by itself, in nanoseconds.</param>
/// <param name="Ways">The longest that a call lasted beyond the work of who was called, in nanoseconds.</param>
public sealed record RequestFacts(
    long At, IReadOnlySet<Operation> Operations, IReadOnlySet<Trait> Traits, IReadOnlyDictionary<Operation, long> OwnTimes,
    IReadOnlyDictionary<Call, long> Ways, ServiceMap Map);

/// <summary>A line whose template is known.</summary>
/// <param name="Template">The same words for lines of the same kind.</param>
/// <param name="Place">Where in the program it is written; empty when that is not known.</param>
public sealed record TemplatedLine(
    string Service, long At, LogSeverity Severity, string Template, string Place = "", string Trace = "", string Span = "")
{
    /// <summary>
    /// What a place writes may have lists of any length in it and so several templates; what several places write may have one. So a line is
    /// of two kinds: by its place, and by its template there.
    /// </summary>
    internal IEnumerable<string> Kinds => Place.Length == 0 ? [Template] : [Place, $"{Place} {Template}"];
}
