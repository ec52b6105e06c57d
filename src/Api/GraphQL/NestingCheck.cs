namespace EventSourcedOps.Api.GraphQL;

/// <summary>
/// Counts brackets in the raw text, skipping strings and comments. The parser descends once per bracket,
/// so this runs before it: a stack overflow can't be caught.
/// </summary>
internal static class NestingCheck
{
    public static int DeepestOf(ReadOnlySpan<char> text)
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
                case '"':
                    at += LengthOfString(text[at..]);
                    break;
                default:
                    at++;
                    break;
            }
        return deepest;
    }

    private static int LengthOfComment(ReadOnlySpan<char> text)
    {
        var end = text.IndexOfAny('\r', '\n');
        return end < 0 ? text.Length : end;
    }

    private static int LengthOfString(ReadOnlySpan<char> text)
    {
        var isBlock = text.StartsWith("\"\"\"");
        for (var at = isBlock ? 3 : 1; at < text.Length; at++)
            if (isBlock && text[at..].StartsWith("\\\"\"\"")) at += 3;
            else if (isBlock && text[at..].StartsWith("\"\"\"")) return at + 3;
            else if (!isBlock && text[at] == '\\') at++;
            else if (!isBlock && text[at] is '"' or '\r' or '\n' && !isBlock) return at + 1;
        return text.Length;
    }
}
