using System.Text.RegularExpressions;
using EventSourcedOps.Domain.Configuration;
using FluentValidation;

namespace EventSourcedOps.Application.Configuration;

/// <summary>How long what people and sources say about items may be.</summary>
public static partial class ItemLimits
{
    public const int Key = 60;
    public const int MostAttributes = 500;

    /// <summary>A word of the model: a type, a kind of relation, an attribute, a source.</summary>
    public static IRuleBuilderOptions<T, string> IsKey<T>(this IRuleBuilder<T, string> rule) =>
        rule.Must(word => word is not null && IsKey(word))
            .WithMessage($"Give a word of small letters, digits, - and _, {Key} at most.");

    /// <summary>One rule over the whole list, because imports send a great many of them.</summary>
    public static IRuleBuilderOptions<T, IReadOnlyList<AttributeValue>> AreAttributes<T>(this IRuleBuilder<T, IReadOnlyList<AttributeValue>> rule) =>
        rule.NotNull().Must(told => told is null || AreAttributes(told))
            .WithMessage($"Give at most {MostAttributes} attributes, each once, with at most {AttributeReading.LongestText} characters.");

    private static bool AreAttributes(IReadOnlyList<AttributeValue> told)
    {
        if (told.Count > MostAttributes) return false;
        var seen = new HashSet<string>(told.Count, StringComparer.Ordinal);
        foreach (var next in told)
            if (next?.Key is not { Length: > 0 and <= Key } key || next.Value?.Length > AttributeReading.LongestText || !seen.Add(key)) return false;
        return true;
    }

    private static bool IsKey(string word) => word.Length <= Key && Word().IsMatch(word);

    [GeneratedRegex("^[a-z][a-z0-9_-]*\\z", RegexOptions.NonBacktracking)]
    private static partial Regex Word();
}
