using System.Diagnostics.CodeAnalysis;

namespace EventSourcedOps.Domain.Telemetry.Logs;

/// <summary>The words of a line with its values blanked out, and the template that lines of this shape belong to.</summary>
internal sealed class LogShape(string[] words, LogTemplate template)
{
    public string[] Words { get; } = words;
    public LogTemplate Template { get; set; } = template;
}

/// <summary>Shapes by their words, found without making a string of a line that was seen before.</summary>
internal sealed class LogShapes
{
    private const ulong Seed = 14695981039346656037;
    private const ulong Prime = 1099511628211;

    private readonly Dictionary<ulong, LogShape> _shapes = [];

    public int Count => _shapes.Count;

    public bool TryFind(ReadOnlySpan<char> line, ReadOnlySpan<LogWord> words, out ulong key, [NotNullWhen(true)] out LogShape? shape)
    {
        for (key = KeyOf(line, words); _shapes.TryGetValue(key, out shape); key++)
            if (IsOf(shape.Words, line, words)) return true;
        return false;
    }

    public bool TryFind(ReadOnlySpan<string> words, out ulong key, [NotNullWhen(true)] out LogShape? shape)
    {
        for (key = KeyOf(words); _shapes.TryGetValue(key, out shape); key++)
            if (words.SequenceEqual(shape.Words)) return true;
        return false;
    }

    public void Add(ulong key, LogShape shape) => _shapes.Add(key, shape);

    /// <summary>The same for words whatever stands at that place.</summary>
    public static ulong KeyWithout(ReadOnlySpan<string> words, int place)
    {
        var key = (Seed ^ (ulong)place) * Prime;
        for (var at = 0; at < words.Length; at++) key = Next(key, at == place ? "\u0001" : words[at]);
        return key;
    }

    private static ulong KeyOf(ReadOnlySpan<string> words)
    {
        var key = Seed;
        foreach (var word in words) key = Next(key, word);
        return key;
    }

    private static ulong KeyOf(ReadOnlySpan<char> line, ReadOnlySpan<LogWord> words)
    {
        var key = Seed;
        foreach (var word in words) key = Next(key, word.Varies ? LogTemplate.Value : word.In(line));
        return key;
    }

    private static ulong Next(ulong key, ReadOnlySpan<char> word)
    {
        foreach (var one in word) key = (key ^ one) * Prime;
        return (key ^ ' ') * Prime;
    }

    private static bool IsOf(string[] shape, ReadOnlySpan<char> line, ReadOnlySpan<LogWord> words)
    {
        if (shape.Length != words.Length) return false;
        for (var at = 0; at < words.Length; at++)
        {
            var same = words[at].Varies ? ReferenceEquals(shape[at], LogTemplate.Value) : words[at].In(line).SequenceEqual(shape[at]);
            if (!same) return false;
        }

        return true;
    }
}
