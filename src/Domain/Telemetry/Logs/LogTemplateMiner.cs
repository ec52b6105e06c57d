using System.Runtime.InteropServices;

namespace EventSourcedOps.Domain.Telemetry.Logs;

/// <summary>
/// Finds the templates of a stream of lines. Of the Drain family (He et al., "Drain: An Online Log Parsing Approach with Fixed Depth Tree",
/// ICWS 2017): lines are compared only with those of as many words, and one line is enough to place it. Drain joins lines that are similar
/// by a threshold, which differs from system to system; here a place becomes a value only by what was seen in it. Lines that differ in
/// one word stay apart, "VM paused" from "VM resumed", until so many words were seen in that one place that it cannot be a state.
/// The templates they had are then absorbed by the wider one. The same lines in the same order give the same templates.
/// </summary>
public sealed class LogTemplateMiner(LogTemplateSettings settings)
{
    private const int PlacesWatched = 48;

    private readonly LogShapes _shapes = new();
    private readonly Dictionary<ulong, List<LogShape>> _places = [];
    private readonly Dictionary<int, List<LogTemplate>> _wide = [];
    private readonly Dictionary<int, List<LogTemplate>> _byLength = [];
    private readonly LogWord[] _words = new LogWord[LogWords.Most];

    public LogTemplateMiner() : this(LogTemplateSettings.Default) { }

    /// <summary>Every template that was not absorbed, in the order in which they were found.</summary>
    public IEnumerable<LogTemplate> Templates => _byLength.Values.SelectMany(found => found).Where(found => found.Current == found);

    public MinedLine Mine(ReadOnlySpan<char> line)
    {
        var words = _words.AsSpan(0, LogWords.Read(line, _words));
        if (_shapes.TryFind(line, words, out var key, out var shape)) return Known(shape);

        var text = new string[words.Length];
        for (var at = 0; at < text.Length; at++)
            text[at] = words[at].Varies ? LogTemplate.Value : words[at].In(line).ToString();
        if (Widest(text) is { } wide) return Known(Remember(key, text, wide));
        if (_shapes.Count >= settings.MostShapes) return Count(Nearest(text, line, words), isNew: false);

        var found = Remember(key, text, Add(text, line, words));
        found.Template.Lines++;
        Watch(found, line, words);
        return new(found.Template.Current, found.Template.Current == found.Template);
    }

    /// <summary>What the line reads as now, with the values that stood in it. Learns nothing.</summary>
    public LogExplanation? Explain(ReadOnlySpan<char> line)
    {
        Span<LogWord> buffer = stackalloc LogWord[LogWords.Most];
        var words = buffer[..LogWords.Read(line, buffer)];
        if (!_shapes.TryFind(line, words, out _, out var shape)) return null;
        var template = shape.Template.Current;
        var values = new List<string>();
        for (var at = 0; at < words.Length; at++)
            if (ReferenceEquals(template.Words[at], LogTemplate.Value)) values.Add(words[at].In(line).ToString());
        return new(template.Id, template.Pattern, template.Words, values);
    }

    private static MinedLine Known(LogShape shape)
    {
        var template = shape.Template = shape.Template.Current;
        return Count(template, isNew: false);
    }

    private static MinedLine Count(LogTemplate template, bool isNew)
    {
        template.Lines++;
        return new(template, isNew);
    }

    private LogShape Remember(ulong key, string[] words, LogTemplate template)
    {
        var shape = new LogShape(words, template);
        if (_shapes.Count < settings.MostShapes * 2) _shapes.Add(key, shape);
        return shape;
    }

    private LogTemplate Add(string[] words, ReadOnlySpan<char> line, ReadOnlySpan<LogWord> read)
    {
        var template = new LogTemplate(words, LogTemplate.PatternOf(line, read, words));
        Of(_byLength, words.Length).Add(template);
        return template;
    }

    /// <summary>
    /// Counts, for each place, the words seen there while all else was equal; with enough of them the place holds a value.
    /// </summary>
    private void Watch(LogShape shape, ReadOnlySpan<char> line, ReadOnlySpan<LogWord> read)
    {
        var words = shape.Words;
        if (words.Length < 2) return;
        for (var place = 0; place < Math.Min(words.Length, PlacesWatched); place++)
        {
            if (words.Where((word, at) => at != place && !ReferenceEquals(word, LogTemplate.Value)).Take(1).ToList() is []) continue;
            var alike = Of(_places, LogShapes.KeyWithout(words, place));
            alike.Add(shape);
            if (alike.Count < (place == 0 ? settings.DistinctFirstWords : settings.DistinctWords)) continue;
            Widen(alike, words, place, line, read);
            return;
        }
    }

    private void Widen(List<LogShape> alike, string[] words, int place, ReadOnlySpan<char> line, ReadOnlySpan<LogWord> read)
    {
        var wider = (string[])words.Clone();
        wider[place] = LogTemplate.Value;
        var isNew = !_shapes.TryFind(wider, out var key, out var shape);
        shape ??= Remember(key, wider, Add(wider, line, read));
        var template = shape.Template.Current;
        if (!Of(_wide, words.Length).Contains(template)) Of(_wide, words.Length).Add(template);
        foreach (var narrower in alike.Select(one => one.Template.Current).Distinct().Where(one => one != template).ToList())
            template.Absorb(narrower);
        if (isNew) Watch(shape, line, read);
    }

    /// <summary>The wide template that says most about the line; null when none fits.</summary>
    private LogTemplate? Widest(string[] words)
    {
        if (!_wide.TryGetValue(words.Length, out var candidates)) return null;
        var (best, most) = ((LogTemplate?)null, -1);
        foreach (var template in CollectionsMarshal.AsSpan(candidates))
            if (Same(template, words) is var same && same > most && Fits(template, words)) (best, most) = (template, same);
        return best?.Current;
    }

    private static bool Fits(LogTemplate template, string[] words)
    {
        for (var at = 0; at < words.Length; at++)
            if (!ReferenceEquals(template.Words[at], LogTemplate.Value) && template.Words[at] != words[at]) return false;
        return true;
    }

    private static int Same(LogTemplate template, string[] words)
    {
        var same = 0;
        for (var at = 0; at < words.Length; at++)
            if (template.Words[at] == words[at] && !ReferenceEquals(words[at], LogTemplate.Value)) same++;
        return same;
    }

    /// <summary>Too much was seen to remember more: what is most alike, or what holds all lines of that many words.</summary>
    private LogTemplate Nearest(string[] words, ReadOnlySpan<char> line, ReadOnlySpan<LogWord> read)
    {
        var (best, most) = ((LogTemplate?)null, words.Length / 2);
        foreach (var template in CollectionsMarshal.AsSpan(Of(_wide, words.Length)))
            if (Same(template, words) is var same && same > most) (best, most) = (template, same);
        if (best is not null) return best.Current;
        var anything = Enumerable.Repeat(LogTemplate.Value, words.Length).ToArray();
        if (_shapes.TryFind(anything, out var key, out var shape)) return shape.Template.Current;
        var rest = Add(anything, line, read);
        _shapes.Add(key, new(anything, rest));
        return rest;
    }

    private static List<TValue> Of<TKey, TValue>(Dictionary<TKey, List<TValue>> lists, TKey key) where TKey : notnull
    {
        ref var list = ref CollectionsMarshal.GetValueRefOrAddDefault(lists, key, out _);
        return list ??= [];
    }
}
