using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace EventSourcedOps.Domain.Configuration;

/// <summary>Regular expressions that attributes are held to, each made once. None of them can take long, whatever it is held against.</summary>
public static class AttributePatterns
{
    private static readonly ConcurrentDictionary<string, Regex> Known = new(StringComparer.Ordinal);

    /// <summary>Matches the whole text only.</summary>
    public static Regex Of(string pattern) => Known.GetOrAdd(pattern, static wanted => Make(wanted));

    /// <summary>Whether it can be held against texts in linear time: no looking around, no back references.</summary>
    public static bool IsSound(string pattern)
    {
        try
        {
            _ = Make(pattern);
            return true;
        }
        catch (Exception unsound) when (unsound is ArgumentException or NotSupportedException)
        {
            return false;
        }
    }

    private static Regex Make(string pattern) => new($@"^(?:{pattern})\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
}
