using System.Runtime.CompilerServices;
using System.Text;

namespace EventSourcedOps.Projections.ReadModels;

/// <summary>
/// Text cut into terms that an index can find: words of letters and digits in lower case, and for Chinese, which has no spaces, each
/// pair of neighbouring characters. What is searched for is cut the same way, and a row must hold every term of it.
/// </summary>
public static class SearchTerms
{
    /// <summary>A row's text beyond so many terms is not searched: the bound keeps one long text from filling the index.</summary>
    private const int Most = 400;

    /// <summary>
    /// Versions of one row mostly share their texts, not only equal but the very same objects. A small table of the last ones, each in
    /// the place that follows from its first text, spares cutting them again for every version.
    /// </summary>
    private static readonly Known?[] Lately = new Known?[4_096];

    public static IReadOnlyList<string> Of(params ReadOnlySpan<string?> texts)
    {
        var place = (uint)(texts.Length == 0 ? 0 : RuntimeHelpers.GetHashCode(texts[0])) % Lately.Length;
        if (Lately[place] is { } known && known.IsOf(texts)) return known.Terms;
        var terms = Cut(texts);
        Lately[place] = new([.. texts], terms);
        return terms;
    }

    private static string[] Cut(ReadOnlySpan<string?> texts)
    {
        var terms = new HashSet<string>(StringComparer.Ordinal);
        foreach (var text in texts)
            if (text is not null) Cut(text, terms);
        return [.. terms];
    }

    private static void Cut(string text, HashSet<string> terms)
    {
        var word = new StringBuilder();
        char? before = null;
        foreach (var character in text.Normalize(NormalizationForm.FormKC))
        {
            if (terms.Count >= Most) return;
            var han = IsHan(character);
            if (han || !char.IsLetterOrDigit(character)) Close();
            if (han)
            {
                terms.Add(character.ToString());
                if (before is { } first) terms.Add(string.Concat(first.ToString(), character.ToString()));
            }
            else if (char.IsLetterOrDigit(character)) word.Append(char.ToLowerInvariant(character));
            before = han ? character : null;
        }

        Close();

        void Close()
        {
            if (word.Length > 0) terms.Add(word.ToString());
            word.Clear();
        }
    }

    private sealed record Known(string?[] Texts, string[] Terms)
    {
        public bool IsOf(ReadOnlySpan<string?> texts)
        {
            if (texts.Length != Texts.Length) return false;
            for (var i = 0; i < texts.Length; i++)
                if (!ReferenceEquals(texts[i], Texts[i])) return false;
            return true;
        }
    }

    private static bool IsHan(char character) => character is >= '\u3400' and <= '\u9fff' or >= '\uf900' and <= '\ufaff';
}
