namespace EventSourcedOps.Api.GraphQL;

/// <summary>
/// What the raw text of a document shows before it is parsed. The parser descends once per bracket, and a stack overflow
/// can't be caught; on a string that is never closed it spends time by the square of the length.
/// </summary>
internal readonly record struct TextScan(int Deepest, bool HasOpenString)
{
    public static TextScan Of(ReadOnlySpan<char> text)
    {
        int depth = 0, deepest = 0, at = 0;
        while (at < text.Length)
            switch (text[at])
            {
                case '{' or '[' or '(':
                    deepest = Math.Max(deepest, ++depth);
                    at++;
                    break;
                case '}' or ']' or ')':
                    depth--;
                    at++;
                    break;
                case '#':
                    at += LengthOfComment(text[at..]);
                    break;
                case '"' when LengthOfString(text[at..]) is { } length:
                    at += length;
                    break;
                case '"':
                    return new(deepest, HasOpenString: true);
                default:
                    at++;
                    break;
            }
        return new(deepest, HasOpenString: false);
    }

    public static int LengthOfComment(ReadOnlySpan<char> text)
    {
        var end = text.IndexOfAny('\r', '\n');
        return end < 0 ? text.Length : end;
    }

    /// <summary>Null when the string is not closed.</summary>
    public static int? LengthOfString(ReadOnlySpan<char> text) =>
        text.StartsWith("\"\"\"") ? LengthOfBlock(text) : LengthOfLine(text);

    private static int? LengthOfBlock(ReadOnlySpan<char> text)
    {
        for (var at = 3; at < text.Length; at++)
            if (text[at..].StartsWith("\\\"\"\"")) at += 3;
            else if (text[at..].StartsWith("\"\"\"")) return at + 3;
        return null;
    }

    private static int? LengthOfLine(ReadOnlySpan<char> text)
    {
        for (var at = 1; at < text.Length; at++)
            switch (text[at])
            {
                case '\\':
                    at++;
                    break;
                case '"':
                    return at + 1;
                case '\r' or '\n':
                    return null;
            }
        return null;
    }
}
