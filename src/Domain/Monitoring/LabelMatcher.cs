using System.Text.RegularExpressions;
using EventSourcedOps.Domain.Telemetry;

namespace EventSourcedOps.Domain.Monitoring;

/// <summary>A demand on one label. As in Prometheus, a label that is missing reads as an empty one.</summary>
/// <param name="Name">The label's name.</param>
/// <param name="Match">How it is compared.</param>
/// <param name="Value">With what: a text or a pattern.</param>
public sealed record LabelMatcher(string Name, LabelMatch Match, string Value)
{
    private Made? made;

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
    public bool CanBeRead() => Match is LabelMatch.Is or LabelMatch.IsNot || LabelPattern.CanBeRead(Value);

    // Made once: a silence is asked about every alert that fires. A copy with another value makes its own.
    private Regex Pattern => (made is { } known && known.Of == Value ? known : made = new(Value, LabelPattern.Of(Value))).Pattern;

    public bool Equals(LabelMatcher? other) =>
        other is not null && (Name, Match, Value) == (other.Name, other.Match, other.Value);

    public override int GetHashCode() => HashCode.Combine(Name, Match, Value);

    public override string ToString() => $"{Name}{Match switch
    {
        LabelMatch.Is => "=", LabelMatch.IsNot => "!=", LabelMatch.Fits => "=~", _ => "!~",
    }}\"{Value}\"";

    private sealed record Made(string Of, Regex Pattern);
}
