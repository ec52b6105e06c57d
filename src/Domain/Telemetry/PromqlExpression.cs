using System.Collections.Immutable;

namespace EventSourcedOps.Domain.Telemetry;

/// <summary>What an expression gives.</summary>
public enum PromqlKind
{
    /// <summary>One number.</summary>
    Scalar,

    /// <summary>One number for each series.</summary>
    Vector,

    /// <summary>The samples of a span of time for each series; only functions take that.</summary>
    Range,
}

public sealed record PromqlMatcher(string Name, LabelMatch Match, string Value);

/// <summary>A query of the subset of PromQL that is understood here.</summary>
public abstract record PromqlExpression(PromqlKind Kind);

public sealed record PromqlNumber(double Value) : PromqlExpression(PromqlKind.Scalar);

/// <summary>Series by their labels; the metric's name is the label __name__.</summary>
/// <param name="Milliseconds">How far back samples are taken; null for the newest one.</param>
/// <param name="Offset">By how many milliseconds the look is shifted into the past.</param>
public sealed record PromqlSelector(ImmutableArray<PromqlMatcher> Matchers, long? Milliseconds, long Offset)
    : PromqlExpression(Milliseconds is null ? PromqlKind.Vector : PromqlKind.Range)
{
    /// <summary>One that stands twice in a query is the same one, and its samples are read once.</summary>
    public bool Equals(PromqlSelector? other) => ReferenceEquals(this, other)
        || (other is not null && (Milliseconds, Offset) == (other.Milliseconds, other.Offset) && Matchers.SequenceEqual(other.Matchers));

    public override int GetHashCode() => HashCode.Combine(Milliseconds, Offset, Matchers.Length);
}

public sealed record PromqlNegation(PromqlExpression Of) : PromqlExpression(Of.Kind);

public sealed record PromqlCall(string Function, ImmutableArray<PromqlExpression> Arguments, PromqlKind Gives) : PromqlExpression(Gives);

/// <param name="Without">The labels are those that are dropped and not those that are kept.</param>
public sealed record PromqlAggregation(
    string Operator, PromqlExpression? Parameter, PromqlExpression Of, ImmutableArray<string> Labels, bool Without)
    : PromqlExpression(PromqlKind.Vector);

/// <summary>Two sides, joined series by series where both are vectors.</summary>
/// <param name="On">Labels by which series are joined; null for all but the name.</param>
/// <param name="Ignoring">The labels are those that do not matter for joining.</param>
/// <param name="AsNumber">A comparison that gives 1 or 0 instead of leaving series out.</param>
public sealed record PromqlOperation(
    string Operator, PromqlExpression Left, PromqlExpression Right, ImmutableArray<string>? On, bool Ignoring, bool AsNumber)
    : PromqlExpression(Left.Kind == PromqlKind.Scalar && Right.Kind == PromqlKind.Scalar ? PromqlKind.Scalar : PromqlKind.Vector);

/// <summary>What is wrong with a query, and where.</summary>
public sealed record PromqlFault(int Position, string Reason);

/// <summary>A query that was read, or why it cannot be.</summary>
public sealed record PromqlReading(PromqlExpression? Expression, PromqlFault? Fault);

/// <summary>What functions take and give.</summary>
internal static class PromqlFunctions
{
    private static readonly PromqlKind[] Range = [PromqlKind.Range];
    private static readonly PromqlKind[] Vector = [PromqlKind.Vector];

    public static readonly ImmutableDictionary<string, (PromqlKind[] Takes, PromqlKind Gives)> All =
        new Dictionary<string, (PromqlKind[], PromqlKind)>(StringComparer.Ordinal)
        {
            ["rate"] = (Range, PromqlKind.Vector),
            ["increase"] = (Range, PromqlKind.Vector),
            ["irate"] = (Range, PromqlKind.Vector),
            ["delta"] = (Range, PromqlKind.Vector),
            ["changes"] = (Range, PromqlKind.Vector),
            ["avg_over_time"] = (Range, PromqlKind.Vector),
            ["min_over_time"] = (Range, PromqlKind.Vector),
            ["max_over_time"] = (Range, PromqlKind.Vector),
            ["sum_over_time"] = (Range, PromqlKind.Vector),
            ["count_over_time"] = (Range, PromqlKind.Vector),
            ["last_over_time"] = (Range, PromqlKind.Vector),
            ["stddev_over_time"] = (Range, PromqlKind.Vector),
            ["quantile_over_time"] = ([PromqlKind.Scalar, PromqlKind.Range], PromqlKind.Vector),
            ["abs"] = (Vector, PromqlKind.Vector),
            ["ceil"] = (Vector, PromqlKind.Vector),
            ["floor"] = (Vector, PromqlKind.Vector),
            ["sqrt"] = (Vector, PromqlKind.Vector),
            ["clamp_min"] = ([PromqlKind.Vector, PromqlKind.Scalar], PromqlKind.Vector),
            ["clamp_max"] = ([PromqlKind.Vector, PromqlKind.Scalar], PromqlKind.Vector),
            ["histogram_quantile"] = ([PromqlKind.Scalar, PromqlKind.Vector], PromqlKind.Vector),
            ["scalar"] = (Vector, PromqlKind.Scalar),
            ["vector"] = ([PromqlKind.Scalar], PromqlKind.Vector),
            ["time"] = ([], PromqlKind.Scalar),
        }.ToImmutableDictionary(StringComparer.Ordinal);

    /// <summary>Aggregations, and whether they take a number first.</summary>
    public static readonly ImmutableDictionary<string, bool> Aggregations = new Dictionary<string, bool>(StringComparer.Ordinal)
    {
        ["sum"] = false, ["avg"] = false, ["min"] = false, ["max"] = false, ["count"] = false, ["stddev"] = false,
        ["quantile"] = true, ["topk"] = true, ["bottomk"] = true,
    }.ToImmutableDictionary(StringComparer.Ordinal);
}
