namespace EventSourcedOps.Domain.Telemetry.Blocks;

/// <summary>A number for a text that is the same in every process and on every machine (FNV-1a, stirred at the end).</summary>
internal static class WordHash
{
    private const ulong Seed = 14695981039346656037;
    private const ulong Prime = 1099511628211;

    public static ulong Of(ReadOnlySpan<char> text, ulong before = 0)
    {
        var hash = Seed ^ before;
        foreach (var one in text) hash = (hash ^ one) * Prime;
        return Stirred(hash ^ (ulong)text.Length);
    }

    /// <summary>Of a word, whether it is written in capitals or not.</summary>
    public static ulong OfWord(ReadOnlySpan<char> word)
    {
        var hash = Seed;
        foreach (var one in word) hash = (hash ^ WordTokens.Folded(one)) * Prime;
        return Stirred(hash ^ (ulong)word.Length);
    }

    // The last step of MurmurHash3: every bit of what goes in turns half of what comes out.
    private static ulong Stirred(ulong hash)
    {
        hash = (hash ^ (hash >> 33)) * 0xff51afd7ed558ccd;
        hash = (hash ^ (hash >> 33)) * 0xc4ceb9fe1a85ec53;
        return hash ^ (hash >> 33);
    }
}
