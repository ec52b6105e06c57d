using System.Text.RegularExpressions;

namespace EventSourcedOps.Domain.Telemetry;

/// <summary>How a label is compared, as Prometheus does it.</summary>
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

/// <summary>Patterns of labels: the whole label has to fit, and the search takes no longer than the text is long.</summary>
internal static class LabelPattern
{
    public static Regex Of(string pattern) => new($"^(?:{pattern})\\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);

    public static bool CanBeRead(string pattern)
    {
        try
        {
            return Of(pattern) is not null;
        }
        catch (Exception wrong) when (wrong is ArgumentException or NotSupportedException)
        {
            return false;
        }
    }
}
