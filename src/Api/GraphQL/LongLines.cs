namespace EventSourcedOps.Api.GraphQL;

/// <summary>
/// Breaks long lines where GraphQL ignores it. The parser's error message pads to the fault's column one space at a time,
/// which takes half a second behind 50,000 letters; behind a few thousand it takes nothing.
/// </summary>
internal static class LongLines
{
    private const int Comfortable = 4_000;
    private const int Bearable = 12_000;

    /// <summary>The same document in shorter lines; null when one long name or text leaves no place to break.</summary>
    public static string? Broken(string text)
    {
        if (LongestOf(text) <= Comfortable) return text;
        var broken = text.ToCharArray();
        for (int at = 0, start = 0; at < broken.Length; at++)
            switch (broken[at])
            {
                case '\r' or '\n':
                    start = at + 1;
                    break;
                case ' ' or ',' or '\t' when at - start > Comfortable:
                    broken[at] = '\n';
                    start = at + 1;
                    break;
                case '#':
                    at += TextScan.LengthOfComment(text.AsSpan(at)) - 1;
                    break;
                case '"':
                    at += (TextScan.LengthOfString(text.AsSpan(at)) ?? text.Length - at) - 1;
                    break;
            }
        return LongestOf(broken) <= Bearable ? new(broken) : null;
    }

    // By the parser's idea of a line: U+2028 and its like end a line for .NET, but not here.
    private static int LongestOf(ReadOnlySpan<char> text)
    {
        var longest = 0;
        while (text.IndexOfAny('\r', '\n') is >= 0 and var end)
        {
            longest = Math.Max(longest, end);
            text = text[(end + 1)..];
        }
        return Math.Max(longest, text.Length);
    }
}
