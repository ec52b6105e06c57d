using System.Collections.Immutable;
using System.Text;

namespace EventSourcedOps.Domain.Telemetry.Logs;

/// <summary>What lines that differ only in their values have in common.</summary>
public sealed class LogTemplate
{
    /// <summary>Stands in <see cref="Words"/> for a value.</summary>
    public const string Value = "<*>";

    private LogTemplate? _into;

    internal LogTemplate(string[] words, string pattern)
    {
        (Words, Pattern) = ([.. words], pattern);
        Id = Ids.Derived(["log-template", .. words]);
    }

    /// <summary>Follows from the words, so that every node and every replay gives the same template the same id.</summary>
    public Guid Id { get; }

    public ImmutableArray<string> Words { get; }

    /// <summary>The first line of it with its values blanked out, for people.</summary>
    public string Pattern { get; }

    /// <summary>Lines read so far, those of absorbed templates included.</summary>
    public long Lines { get; internal set; }

    /// <summary>This one, or the wider one that took its lines over.</summary>
    public LogTemplate Current
    {
        get
        {
            var last = this;
            while (last._into is { } next) last = next;
            return last;
        }
    }

    internal void Absorb(LogTemplate narrower)
    {
        narrower._into = this;
        Lines += narrower.Lines;
    }

    internal static string PatternOf(ReadOnlySpan<char> line, ReadOnlySpan<LogWord> words, ReadOnlySpan<string> template)
    {
        var (text, at) = (new StringBuilder(line.Length), 0);
        for (var place = 0; place < words.Length; place++)
        {
            if (!ReferenceEquals(template[place], Value)) continue;
            text.Append(line[at..words[place].Start]).Append(Value);
            at = words[place].Start + words[place].Length;
        }

        return text.Append(line[at..]).ToString();
    }
}

/// <summary>What became of a line.</summary>
/// <param name="IsNew">Nothing like it was seen before; what alert rules on new templates wait for.</param>
public readonly record struct MinedLine(LogTemplate Template, bool IsNew);

/// <summary>Which template a line belongs to, and what stood in its place of values.</summary>
public sealed record LogExplanation(Guid TemplateId, string Pattern, IReadOnlyList<string> Words, IReadOnlyList<string> Values);

/// <summary>The one configuration for every system.</summary>
/// <param name="DistinctWords">That many words in one place, all else equal, and it holds a value. States of a machine are fewer.</param>
/// <param name="DistinctFirstWords">The same for the first word, which mostly says what the line is about.</param>
/// <param name="MostShapes">Beyond that, lines join what is nearest to them: free text must not fill the memory.</param>
public sealed record LogTemplateSettings(int DistinctWords = 6, int DistinctFirstWords = 16, int MostShapes = 50_000)
{
    public static readonly LogTemplateSettings Default = new();
}
