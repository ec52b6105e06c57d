using System.Text;
using EventSourcedOps.Domain.Telemetry.Blocks;

namespace EventSourcedOps.Domain.Telemetry.Logs;

/// <summary>A word of a search, or some in quotes.</summary>
internal readonly record struct LogTerm(string Text, bool IsQuoted, bool IsUnwanted);

/// <summary>
/// Words as people type them into a search: all must be there, "in quotes" they stand together, and what follows a hyphen must not be there.
/// </summary>
public sealed record LogWording(IReadOnlyList<string> Wanted, IReadOnlyList<string> Unwanted)
{
    public static readonly LogWording Anything = new([], []);

    public static LogWording Read(string? text) => Of(Terms(text));

    internal static LogWording Of(IEnumerable<LogTerm> terms)
    {
        var said = terms.Where(term => term.Text.Any(char.IsLetterOrDigit)).ToLookup(term => term.IsUnwanted, term => term.Text);
        return said.Count == 0 ? Anything : new([.. said[false]], [.. said[true]]);
    }

    internal static IReadOnlyList<LogTerm> Terms(string? text)
    {
        var terms = new List<LogTerm>();
        var rest = text.AsSpan().Trim();
        while (!rest.IsEmpty)
        {
            var isUnwanted = rest.Length > 1 && rest[0] == '-' && rest[1] != ' ';
            if (isUnwanted) rest = rest[1..];
            var isQuoted = rest[0] == '"';
            terms.Add(new(Next(ref rest, isQuoted), isQuoted, isUnwanted));
            rest = rest.TrimStart();
        }

        return terms;
    }

    /// <summary>Whether a line says so, in its text or in what is known of it.</summary>
    public bool Fits(LogLine line) => Wanted.All(term => Says(line, term)) && !Unwanted.Any(term => Says(line, term));

    private static bool Says(LogLine line, string term)
    {
        if (WordTokens.Holds(line.Text, term)) return true;
        foreach (var attribute in line.Attributes)
            if (WordTokens.Holds(attribute.Value, term)) return true;
        return false;
    }

    /// <summary>Up to the next gap, or the quotation mark that ends what one began; a mark behind a backslash ends nothing.</summary>
    private static string Next(ref ReadOnlySpan<char> rest, bool isQuoted)
    {
        var term = new StringBuilder();
        var at = isQuoted ? 1 : 0;
        for (; at < rest.Length && (isQuoted ? rest[at] != '"' : !char.IsWhiteSpace(rest[at])); at++)
        {
            if (isQuoted && rest[at] == '\\' && at + 1 < rest.Length && rest[at + 1] is '"' or '\\') at++;
            term.Append(rest[at]);
        }

        rest = rest[Math.Min(rest.Length, isQuoted ? at + 1 : at)..];
        return term.ToString().Trim();
    }
}
