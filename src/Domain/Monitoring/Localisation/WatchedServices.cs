using System.Text.RegularExpressions;

namespace EventSourcedOps.Domain.Monitoring.Localisation;

/// <summary>The services that a rule over requests watches: their names, with * for any characters, parted by spaces.</summary>
public static partial class WatchedServices
{
    public const string All = "*";

    private const int MostNames = 32;

    /// <summary>Null when that is no list of names.</summary>
    public static Predicate<string>? Read(string query)
    {
        var names = query.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (names.Length is 0 or > MostNames || !Array.TrueForAll(names, name => Name.IsMatch(name))) return null;
        if (names.Contains(All)) return _ => true;
        Regex[] forms = [.. names.Select(name => new Regex($"^{Regex.Escape(name).Replace(@"\*", ".*", StringComparison.Ordinal)}$", RegexOptions.NonBacktracking))];
        return service => Array.Exists(forms, form => form.IsMatch(service));
    }

    [GeneratedRegex(@"^[\p{L}\p{N}_.:/*-]+$")]
    private static partial Regex Name { get; }
}
