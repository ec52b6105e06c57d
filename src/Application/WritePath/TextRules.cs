using System.Text.RegularExpressions;
using FluentValidation;

namespace EventSourcedOps.Application.WritePath;

/// <summary>How long what people tell may be, whatever it is about.</summary>
public static partial class TextRules
{
    public const int Name = 200;
    public const int Reason = 2_000;

    /// <summary>A line that must be there.</summary>
    public static IRuleBuilderOptions<T, string> IsName<T>(this IRuleBuilder<T, string> rule) => rule.NotEmpty().MaximumLength(Name);

    /// <summary>A sentence or two that must be there.</summary>
    public static IRuleBuilderOptions<T, string> IsReason<T>(this IRuleBuilder<T, string> rule) => rule.NotEmpty().MaximumLength(Reason);

    /// <summary>A line, or as much as is said, that may be missing, but not empty.</summary>
    public static IRuleBuilderOptions<T, string?> MayBeLine<T>(this IRuleBuilder<T, string?> rule, int most = Name) =>
        rule.MaximumLength(most).Must(text => text is null || !string.IsNullOrWhiteSpace(text))
            .WithMessage("Leave it out instead of leaving it empty.");

    /// <summary>A list that may be empty, not missing and not endless.</summary>
    public static IRuleBuilderOptions<T, IReadOnlyList<TItem>> HasAtMost<T, TItem>(this IRuleBuilder<T, IReadOnlyList<TItem>> rule, int most) =>
        rule.NotNull().Must(list => list is null || list.Count <= most).WithMessage($"Name at most {most}.");

    public static IRuleBuilderOptions<T, string> IsSha256<T>(this IRuleBuilder<T, string> rule) =>
        rule.NotEmpty().Must(digest => digest is not null && Sha256().IsMatch(digest))
            .WithMessage("Give 64 hexadecimal digits in lower case.");

    [GeneratedRegex("^[0-9a-f]{64}\\z")]
    private static partial Regex Sha256();
}
