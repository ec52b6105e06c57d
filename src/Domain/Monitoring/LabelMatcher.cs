using System.Text.RegularExpressions;

namespace EventSourcedOps.Domain.Monitoring;

/// <summary>How a label is compared.</summary>
public enum LabelMatch
{
    /// <summary>It reads exactly that.</summary>
    Is,

    /// <summary>It reads anything else.</summary>
    IsNot,

    /// <summary>The whole of it fits the pattern.</summary>
    Fits,

    /// <summary>It does not fit the pattern.</summary>
    FitsNot,
}

/// <summary>A demand on one label. As in Prometheus, a label that is missing reads as an empty one.</summary>
/// <param name="Name">The label's name.</param>
/// <param name="Match">How it is compared.</param>
/// <param name="Value">With what: a text or a pattern.</param>
public sealed record LabelMatcher(string Name, LabelMatch Match, string Value)
{
    private Regex? pattern;

    public bool Fits(IReadOnlyList<AlertLabel> labels)
    {
        var read = labels.FirstOrDefault(label => label.Name == Name)?.Value ?? "";
        return Match switch
        {
            LabelMatch.Is    => read == Value,
            LabelMatch.IsNot => read != Value,
            LabelMatch.Fits  => Pattern.IsMatch(read),
            _                => !Pattern.IsMatch(read),
        };
    }

    /// <summary>Whether its pattern can be searched in a time that grows with the text only; true where it has none.</summary>
    public bool CanBeRead()
    {
        try
        {
            return Match is LabelMatch.Is or LabelMatch.IsNot || Pattern is not null;
        }
        catch (Exception wrong) when (wrong is ArgumentException or NotSupportedException)
        {
            return false;
        }
    }

    // Made once: a silence is asked about every alert that fires.
    private Regex Pattern => pattern is { } made && made.ToString() == Whole
        ? made
        : pattern = new(Whole, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);

    private string Whole => $"^(?:{Value})\\z";

    public bool Equals(LabelMatcher? other) =>
        other is not null && (Name, Match, Value) == (other.Name, other.Match, other.Value);

    public override int GetHashCode() => HashCode.Combine(Name, Match, Value);

    public override string ToString() => $"{Name}{Match switch
    {
        LabelMatch.Is => "=", LabelMatch.IsNot => "!=", LabelMatch.Fits => "=~", _ => "!~",
    }}\"{Value}\"";
}
