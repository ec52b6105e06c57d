namespace EventSourcedOps.Domain.Telemetry.Blocks;

/// <summary>
/// Which words may be in a block (Bloom, "Space/Time Trade-offs in Hash Coding with Allowable Errors", 1970): no block that holds a word is
/// passed over, and of those that do not hold it, one in four hundred is looked into. PostgreSQL reads the same bits.
/// </summary>
public static class WordFilter
{
    /// <summary>Bits that are set for each word.</summary>
    public const int Steps = 4;

    private const int BitsOfWord = 16;
    private const int LeastBytes = 8;

    public static byte[] Of(IReadOnlyCollection<ulong> words)
    {
        var filter = new byte[Math.Max(LeastBytes, ((words.Count * BitsOfWord) + 7) / 8)];
        foreach (var word in words)
        {
            var (first, step) = Walk(word);
            for (var next = 0; next < Steps; next++)
            {
                var bit = (first + (next * step)) % (filter.Length * 8L);
                filter[bit / 8] |= (byte)(1 << (int)(bit % 8));
            }
        }

        return filter;
    }

    /// <summary>Where the first bit of a word is, and how far it is to the next one, each before the filter's length is taken off.</summary>
    public static (long First, long Step) Walk(ulong word) => ((long)(word & uint.MaxValue), (long)(word >> 32) | 1);

    public static bool MayHold(ReadOnlySpan<byte> filter, ulong word)
    {
        var (first, step) = Walk(word);
        for (var next = 0; next < Steps; next++)
        {
            var bit = (first + (next * step)) % (filter.Length * 8L);
            if ((filter[(int)(bit / 8)] & (1 << (int)(bit % 8))) == 0) return false;
        }

        return true;
    }
}
