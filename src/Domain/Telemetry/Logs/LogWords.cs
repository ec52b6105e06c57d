using System.Buffers;

namespace EventSourcedOps.Domain.Telemetry.Logs;

/// <summary>A word of a line, or a stretch that is another one each time.</summary>
/// <param name="Varies">Told by its form alone: numbers, addresses, paths, dates.</param>
public readonly record struct LogWord(int Start, int Length, bool Varies)
{
    public ReadOnlySpan<char> In(ReadOnlySpan<char> line) => line.Slice(Start, Length);
}

/// <summary>
/// Reads a line as words. What carries a digit is a value, as in Drain's masks (He et al., ICWS 2017), but the masks here are about how
/// values look anywhere (addresses, hosts, paths, dates, amounts with a unit) and never about one system. Punctuation is left out and
/// values side by side are one, so that "(10.0.0.7)" and "()" or a list of two and of nine blocks do not make different lines.
/// </summary>
public static class LogWords
{
    /// <summary>Of a longer line the rest counts as one value.</summary>
    public const int Most = 96;

    private const int HexDigitsOfAnId = 8;

    private static readonly SearchValues<char> Joints = SearchValues.Create("_$*-./\\@#%+&!?~^`'");
    private static readonly SearchValues<char> EndOfPath = SearchValues.Create(" \t\r\n\"'<>,;()[]{}");
    private static readonly SearchValues<char> EndOfAddress = SearchValues.Create(" \t\r\n\"'<>");
    private static readonly SearchValues<char> Hex = SearchValues.Create("0123456789abcdefABCDEF");
    private const string Edges = "-.'`!?<>*#&~^+%";

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> CalendarNames = Lookup(
        "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun",
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Units = Lookup(
        "B", "KB", "MB", "GB", "TB", "KiB", "MiB", "GiB", "ms", "us", "ns", "s", "sec", "min", "h");

    /// <summary>Fills the words in and says how many there are.</summary>
    public static int Read(ReadOnlySpan<char> line, Span<LogWord> words)
    {
        Span<LogWord> tokens = stackalloc LogWord[Most];
        var found = Split(line, tokens);
        var count = 0;
        for (var at = 0; at < found; at++)
        {
            var token = tokens[at];
            var next = at + 1 < found ? tokens[at + 1].In(line) : [];
            var varies = token.Varies || Varies(line, token, count > 0 ? words[count - 1] : default, next);
            if (varies && count > 0 && words[count - 1].Varies) words[count - 1] = Through(words[count - 1], token);
            else words[count++] = token with { Varies = varies };
        }

        return count;
    }

    private static LogWord Through(LogWord first, LogWord last) => first with { Length = last.Start + last.Length - first.Start };

    private static int Split(ReadOnlySpan<char> line, Span<LogWord> tokens)
    {
        var count = 0;
        for (var at = 0; at < line.Length;)
        {
            var end = EndOf(line, at);
            var token = Trimmed(line, at, end);
            if (end > at && token.Length > 0)
            {
                if (count == tokens.Length)
                {
                    tokens[^1] = new(tokens[^1].Start, line.Length - tokens[^1].Start, Varies: true);
                    return count;
                }

                tokens[count++] = token;
            }

            at = Math.Max(end, at + 1);
        }

        return count;
    }

    /// <summary>Where the word that begins here ends; here, when none does.</summary>
    private static int EndOf(ReadOnlySpan<char> line, int at)
    {
        if (line[at] == '/') return Until(line, at, EndOfPath);
        if (!IsWord(line[at])) return at;
        var (end, ideographs) = (at + 1, IsIdeograph(line[at]));
        // Chinese is written without spaces: a value in the midst of it would otherwise take the whole sentence with it.
        while (end < line.Length && IsWord(line[end]) && IsIdeograph(line[end]) == ideographs) end++;
        return line[end..].StartsWith("://") ? Until(line, end, EndOfAddress) : end;
    }

    private static int Until(ReadOnlySpan<char> line, int at, SearchValues<char> stops) =>
        line[at..].IndexOfAny(stops) is var length && length < 0 ? line.Length : at + length;

    private static bool IsWord(char one) => char.IsLetterOrDigit(one) || Joints.Contains(one);

    private static bool IsIdeograph(char one) => one >= '\u2e80' && char.IsLetter(one);

    private static LogWord Trimmed(ReadOnlySpan<char> line, int start, int end)
    {
        if (start < end && line[start] == '/') return new(start, end - start, Varies: true);
        while (start < end && Edges.Contains(line[start])) start++;
        while (start < end && Edges.Contains(line[end - 1])) end--;
        foreach (var one in line[start..end])
            if (char.IsLetterOrDigit(one) || one is '/' or '\\') return new(start, end - start, Varies: false);
        return default;
    }

    /// <summary>By form alone, and by the word before it: what stands behind "user" is a name, of which there may be only three.</summary>
    private static bool Varies(ReadOnlySpan<char> line, LogWord token, LogWord before, ReadOnlySpan<char> next)
    {
        var text = token.In(line);
        var gap = token.Start > 0 ? line[token.Start - 1] : '\0';
        var (dots, slashes) = (0, 0);
        foreach (var one in text)
            if (char.IsDigit(one) || one == '\\') return true;
            else if (one == '.') dots++;
            else if (one == '/') slashes++;
        return slashes >= 2
            || text.Contains("://", StringComparison.Ordinal)
            || IsDotted(text, dots, slashes, afterKey: gap == '=')
            || (text.Length >= HexDigitsOfAnId && !text.ContainsAnyExcept(Hex))
            || (CalendarNames.Contains(text) && next.Length > 0 && (char.IsDigit(next[0]) || CalendarNames.Contains(next)))
            || (before.Varies && Units.Contains(text))
            || (gap == ' ' && before.Length > 0 && !before.Varies && before.In(line).Equals("user", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Hosts and packages: small letters with two dots, anything with three, and one dot where a value is named.</summary>
    private static bool IsDotted(ReadOnlySpan<char> text, int dots, int slashes, bool afterKey)
    {
        if (dots >= 3 || (dots >= 1 && afterKey)) return true;
        if (dots < 2) return false;
        if (slashes > 0) return true;
        foreach (var one in text)
            if (char.IsUpper(one)) return false;
        return true;
    }

    private static HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Lookup(params IEnumerable<string> words) =>
        new HashSet<string>(words, StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
}
