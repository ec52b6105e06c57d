using EventSourcedOps.Domain.Telemetry.Blocks;

namespace EventSourcedOps.Domain.Telemetry.Traces;

/// <summary>Which spans are looked for.</summary>
/// <param name="From">No span begins earlier, in nanoseconds since 1970.</param>
/// <param name="Until">No span begins later.</param>
/// <param name="Name">Only spans of that name.</param>
/// <param name="LeastLength">Only spans that lasted so long, in nanoseconds.</param>
/// <param name="FailedOnly">Only spans that failed.</param>
/// <param name="EntriesOnly">Only spans with which a request enters a service, or a trace begins.</param>
/// <param name="Attributes">Only spans of which all of these are known.</param>
public sealed record SpanQuestion(
    long From, long Until, string? Service = null, string? Instance = null, string? Name = null, SpanKind? Kind = null, long LeastLength = 0,
    bool FailedOnly = false, bool EntriesOnly = false, IReadOnlyList<TelemetryField>? Attributes = null, string? Trace = null)
{
    private const string NameOfSpan = "span.name";

    public bool Fits(Span span) =>
        span.From >= From && span.From <= Until && span.Length >= LeastLength
        && (!FailedOnly || span.HasFailed) && (!EntriesOnly || span.IsEntry)
        && (Service is null || span.Source.Service == Service) && (Instance is null || span.Source.Instance == Instance)
        && (Name is null || span.Name == Name) && (Kind is null || span.Kind == Kind) && (Trace is null || span.Trace == Trace)
        && (Attributes is null || Attributes.All(wanted => span.Attributes.Contains(wanted) || span.Source.Attributes.Contains(wanted)));

    /// <summary>Blocks that hold a span that fits hold all of these (<see cref="WordFilter"/>).</summary>
    public IReadOnlySet<ulong> Tokens
    {
        get
        {
            var tokens = new HashSet<ulong>();
            if (Service is not null) tokens.Add(WordTokens.Of(TelemetryRules.Service, Service));
            if (Instance is not null) tokens.Add(WordTokens.Of(TelemetryRules.Instance, Instance));
            if (Name is not null) tokens.Add(WordTokens.Of(NameOfSpan, Name));
            if (Trace is not null) tokens.Add(WordTokens.Of(TelemetryRules.Trace, Trace));
            foreach (var (name, value) in Attributes ?? []) tokens.Add(WordTokens.Of(name, value));
            return tokens;
        }
    }

    /// <summary>Blocks that hold a span that fits have one of these bits.</summary>
    public int Marks => Enumerable.Range(0, 4)
        .Where(kind => (!FailedOnly || (kind & SpanBlock.Failed) != 0) && (!EntriesOnly || (kind & SpanBlock.Entry) != 0))
        .Aggregate(0, (marks, kind) => marks | (1 << kind));

    /// <summary>Everything that this span may be found by.</summary>
    public static void TokensOf(Span span, HashSet<ulong> into)
    {
        into.Add(WordTokens.Of(NameOfSpan, span.Name));
        into.Add(WordTokens.Of(TelemetryRules.Trace, span.Trace));
        foreach (var (name, value) in span.Attributes) into.Add(WordTokens.Of(name, value));
    }
}
