using EventSourcedOps.Domain.Configuration;

namespace EventSourcedOps.Application.Configuration.Import.Tables;

/// <summary>Guesses how columns are read from their headings, so that people only correct what was guessed wrong.</summary>
public static class TableMapping
{
    private static readonly HashSet<string> StageHeadings = new(StringComparer.OrdinalIgnoreCase) { "stage", "status", "阶段", "状态", "生命周期" };
    private static readonly HashSet<string> KeyHeadings = new(StringComparer.OrdinalIgnoreCase) { "key", "external key", "外部标识", "唯一标识" };

    public static IReadOnlyList<ColumnMapping> Suggest(IReadOnlyList<string> headings, string type, ItemModel model)
    {
        var attributes = model.ShapeOf(type)?.Attributes ?? [];
        var taken = new HashSet<(ColumnRole, string?)>();
        return [.. headings.Select(heading => Guess(heading)).OfType<ColumnMapping>().Where(guess => taken.Add((guess.Role, guess.Of)))];

        ColumnMapping? Guess(string heading)
        {
            if (heading.Length == 0) return null;
            if (attributes.FirstOrDefault(attribute => Names(attribute.Key, attribute.Name, heading)) is { } known)
                return new(heading, ColumnRole.Attribute, known.Key);
            if (model.Kinds.Values.FirstOrDefault(kind => Names(kind.Key, kind.Name, heading)) is { } kind)
                return new(heading, ColumnRole.Relation, kind.Key);
            return StageHeadings.Contains(heading) ? new(heading, ColumnRole.Stage)
                : KeyHeadings.Contains(heading) ? new(heading, ColumnRole.Key)
                : null;
        }
    }

    private static bool Names(string key, Wording name, string heading) => Same(key, heading) || Same(name.Zh, heading) || Same(name.En, heading);

    private static bool Same(string one, string other) => string.Equals(Letters(one), Letters(other), StringComparison.OrdinalIgnoreCase);

    private static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit));
}
