namespace EventSourcedOps.Domain.Telemetry.Blocks;

/// <summary>
/// What of a text can be looked for: its words, small and great letters being the same. Chinese is written without spaces, so there each
/// two neighbours are a word, and whatever is looked for is found by the pairs it consists of.
/// </summary>
public static class WordTokens
{
    /// <summary>Adds a number for every word.</summary>
    public static void Add(ReadOnlySpan<char> text, HashSet<ulong> into)
    {
        for (var at = 0; at < text.Length;)
        {
            var kind = KindOf(text[at]);
            var end = at + 1;
            while (end < text.Length && KindOf(text[end]) == kind) end++;
            if (kind == Kind.Word) into.Add(WordHash.OfWord(text[at..end]));
            else if (kind == Kind.Ideograph)
                for (var first = at; first + 1 < end; first++) into.Add(WordHash.OfWord(text.Slice(first, 2)));
            at = end;
        }
    }

    /// <summary>A number for a name together with its value, which no word of a text has.</summary>
    public static ulong Of(string name, string value) => WordHash.Of(value, WordHash.Of(name, 1));

    /// <summary>Whether a text holds what is looked for, as words and not as parts of them.</summary>
    public static bool Holds(ReadOnlySpan<char> text, ReadOnlySpan<char> wanted)
    {
        for (var from = 0; text[from..].IndexOf(wanted, StringComparison.OrdinalIgnoreCase) is var found and >= 0; from += found + 1)
        {
            var (start, end) = (from + found, from + found + wanted.Length);
            if (!Parts(text, start) && !Parts(text, end)) return true;
        }

        return false;
    }

    /// <summary>The same for small and great letters, exactly as a comparison that ignores case takes them to be.</summary>
    internal static char Folded(char one) => one >= 0x80 ? char.ToUpperInvariant(one) : (char)(one is >= 'a' and <= 'z' ? one & ~0x20 : one);

    /// <summary>Whether a cut there goes through a word.</summary>
    private static bool Parts(ReadOnlySpan<char> text, int at) =>
        at > 0 && at < text.Length && KindOf(text[at - 1]) == Kind.Word && KindOf(text[at]) == Kind.Word;

    private static Kind KindOf(char one) =>
        char.IsAsciiLetterOrDigit(one) ? Kind.Word
        : one < 0x80 ? Kind.Gap
        : one >= '\u2e80' && char.IsLetter(one) ? Kind.Ideograph
        : char.IsLetterOrDigit(one) ? Kind.Word : Kind.Gap;

    private enum Kind
    {
        Gap,
        Word,
        Ideograph,
    }
}
