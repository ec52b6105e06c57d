using System.Globalization;

namespace EventSourcedOps.Domain.Telemetry;

internal enum PromqlTokenKind
{
    Name,
    Number,
    Duration,
    Text,
    Sign,
    End,
}

/// <param name="Text">As written; of a string what stands between the quotes, of a duration its milliseconds.</param>
internal readonly record struct PromqlToken(PromqlTokenKind Kind, string Text, int Position)
{
    public long Milliseconds => long.Parse(Text, CultureInfo.InvariantCulture);
}

internal static class PromqlTokens
{
    private static readonly string[] Signs =
        ["==", "!=", "=~", "!~", ">=", "<=", ">", "<", "=", "+", "-", "*", "/", "%", "^", "(", ")", "{", "}", "[", "]", ","];

    private static readonly (string Unit, long Milliseconds)[] Units =
        [("ms", 1), ("s", 1_000), ("m", 60_000), ("h", 3_600_000), ("d", 86_400_000), ("w", 604_800_000), ("y", 31_536_000_000)];

    /// <summary>The words and signs of a query; the first thing that is none ends it with a fault.</summary>
    public static (List<PromqlToken> Tokens, PromqlFault? Fault) Of(string query)
    {
        var tokens = new List<PromqlToken>();
        for (var at = 0; at < query.Length;)
        {
            var one = query[at];
            if (char.IsWhiteSpace(one))
            {
                at++;
                continue;
            }

            var start = at;
            if (one is '"' or '\'' && Text(query, ref at) is { } text) tokens.Add(new(PromqlTokenKind.Text, text, start));
            else if ((char.IsAsciiDigit(one) || one == '.') && Number(query, ref at) is { } number) tokens.Add(number);
            else if (char.IsAsciiLetter(one) || one is '_' or ':') tokens.Add(new(PromqlTokenKind.Name, Name(query, ref at), start));
            else if (Array.Find(Signs, sign => query.AsSpan(start).StartsWith(sign)) is { } found)
            {
                tokens.Add(new(PromqlTokenKind.Sign, found, start));
                at += found.Length;
            }
            else return (tokens, new(start, "Nothing in a query begins like this."));
        }

        tokens.Add(new(PromqlTokenKind.End, "", query.Length));
        return (tokens, null);
    }

    private static string Name(string query, ref int at)
    {
        var start = at;
        while (at < query.Length && (char.IsAsciiLetterOrDigit(query[at]) || query[at] is '_' or ':')) at++;
        return query[start..at];
    }

    /// <summary>With \\, \", \' and \n; null when it does not end.</summary>
    private static string? Text(string query, ref int at)
    {
        var (text, quote) = (new System.Text.StringBuilder(), query[at]);
        for (var next = at + 1; next < query.Length; next++)
        {
            if (query[next] == quote)
            {
                at = next + 1;
                return text.ToString();
            }

            if (query[next] == '\\' && next + 1 < query.Length) text.Append(query[++next] == 'n' ? '\n' : query[next]);
            else text.Append(query[next]);
        }

        return null;
    }

    private static PromqlToken? Number(string query, ref int at)
    {
        var (start, total, next) = (at, 0L, at);
        while (Whole(query, next, out var whole, out var end) && Unit(query, end) is var (unit, milliseconds) && milliseconds > 0
            && whole <= long.MaxValue / 4 / milliseconds && total <= long.MaxValue / 4)
            (total, next) = (total + whole * milliseconds, end + unit.Length);
        if (next > start)
        {
            at = next;
            return new(PromqlTokenKind.Duration, total.ToString(CultureInfo.InvariantCulture), start);
        }

        while (next < query.Length && (char.IsAsciiDigit(query[next]) || query[next] is '.' or 'e' or 'E'
            || (query[next] is '+' or '-' && query[next - 1] is 'e' or 'E'))) next++;
        var text = query[start..next];
        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _)) return null;
        at = next;
        return new(PromqlTokenKind.Number, text, start);
    }

    private static bool Whole(string query, int at, out long whole, out int end)
    {
        for (end = at; end < query.Length && char.IsAsciiDigit(query[end]); end++) { }
        return long.TryParse(query.AsSpan(at, end - at), NumberStyles.None, CultureInfo.InvariantCulture, out whole);
    }

    private static (string Unit, long Milliseconds) Unit(string query, int at)
    {
        foreach (var unit in Units)
            if (query.AsSpan(at).StartsWith(unit.Unit)
                && (at + unit.Unit.Length == query.Length || !char.IsAsciiLetter(query[at + unit.Unit.Length]))) return unit;
        return default;
    }
}
