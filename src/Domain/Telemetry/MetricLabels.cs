using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace EventSourcedOps.Domain.Telemetry;

/// <summary>The labels of a series in their order; two with the same ones are equal.</summary>
public sealed class MetricLabels : IEquatable<MetricLabels>
{
    public const string Name = "__name__";

    public static readonly MetricLabels None = new([]);

    private readonly string _key;
    private readonly int _hash;

    public MetricLabels(IEnumerable<KeyValuePair<string, string>> pairs)
    {
        // An empty value is the same as no label, as in Prometheus.
        Pairs = pairs.Where(pair => pair.Value.Length > 0).ToImmutableSortedDictionary(StringComparer.Ordinal);
        _key = string.Concat(Pairs.Select(pair =>
            string.Create(CultureInfo.InvariantCulture, $"{pair.Key.Length}:{pair.Key}{pair.Value.Length}:{pair.Value}")));
        _hash = _key.GetHashCode(StringComparison.Ordinal);
    }

    public static MetricLabels Of(params ReadOnlySpan<(string Name, string Value)> pairs)
    {
        var labels = new List<KeyValuePair<string, string>>();
        foreach (var (name, value) in pairs) labels.Add(new(name, value));
        return new(labels);
    }

    public ImmutableSortedDictionary<string, string> Pairs { get; }

    public string this[string name] => Pairs.GetValueOrDefault(name, "");

    public MetricLabels Only(IReadOnlyCollection<string> names) => new(Pairs.Where(pair => names.Contains(pair.Key)));

    public MetricLabels Without(IReadOnlyCollection<string> names) => new(Pairs.Where(pair => !names.Contains(pair.Key)));

    /// <summary>The same without the metric's name; made once, because every moment of a query asks for it.</summary>
    public MetricLabels Nameless => field ??= Pairs.ContainsKey(Name) ? Without([Name]) : this;

    public bool Fits(IEnumerable<PromqlMatcher> matchers) => Fitting(matchers)(this);

    /// <summary>Whether labels fit, with the patterns made once for all that are looked at.</summary>
    public static Func<MetricLabels, bool> Fitting(IEnumerable<PromqlMatcher> matchers)
    {
        var tests = matchers.Select(Test).ToArray();
        return labels => Array.TrueForAll(tests, test => test(labels));
    }

    private static Func<MetricLabels, bool> Test(PromqlMatcher matcher)
    {
        var pattern = matcher.Match is LabelMatch.Fits or LabelMatch.FitsNot ? LabelPattern.Of(matcher.Value) : null;
        return matcher.Match switch
        {
            LabelMatch.Is    => labels => labels[matcher.Name] == matcher.Value,
            LabelMatch.IsNot => labels => labels[matcher.Name] != matcher.Value,
            LabelMatch.Fits  => labels => pattern!.IsMatch(labels[matcher.Name]),
            _                 => labels => !pattern!.IsMatch(labels[matcher.Name]),
        };
    }

    public bool Equals(MetricLabels? other) => ReferenceEquals(this, other) || (other is not null && _hash == other._hash && _key == other._key);

    public override bool Equals(object? obj) => Equals(obj as MetricLabels);

    public override int GetHashCode() => _hash;

    public override string ToString() => $"{{{string.Join(", ", Pairs.Select(pair => $"{pair.Key}=\"{pair.Value}\""))}}}";
}

/// <summary>A series and its samples, the oldest first.</summary>
/// <param name="At">In milliseconds since 1970.</param>
public sealed record MetricSeries(MetricLabels Labels, IReadOnlyList<long> At, IReadOnlyList<double> Values);

/// <summary>What a series reads at the moment that was asked for.</summary>
public sealed record MetricPoint(MetricLabels Labels, double Value);
