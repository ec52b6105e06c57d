using System.Text.RegularExpressions;
using FluentValidation;

namespace EventSourcedOps.Application.Incidents;

/// <summary>How long what people write about incidents may be.</summary>
public static partial class IncidentLimits
{
    public const int Title = 200;
    public const int Text = 20_000;
    public const int Reason = 2_000;
    public const int Name = 200;

    /// <summary>A sentence or two that must be there.</summary>
    public static IRuleBuilderOptions<T, string> IsReason<T>(this IRuleBuilder<T, string> rule) => rule.NotEmpty().MaximumLength(Reason);

    /// <summary>A line that must be there.</summary>
    public static IRuleBuilderOptions<T, string> IsName<T>(this IRuleBuilder<T, string> rule) => rule.NotEmpty().MaximumLength(Name);

    /// <summary>A line that may be missing, but not empty.</summary>
    public static IRuleBuilderOptions<T, string?> MayBeName<T>(this IRuleBuilder<T, string?> rule) =>
        rule.MaximumLength(Name).Must(IsMissingOrTold).WithMessage("Leave it out instead of leaving it empty.");

    /// <summary>A sentence or two that may be missing, but not empty.</summary>
    public static IRuleBuilderOptions<T, string?> MayBeReason<T>(this IRuleBuilder<T, string?> rule) =>
        rule.MaximumLength(Reason).Must(IsMissingOrTold).WithMessage("Leave it out instead of leaving it empty.");

    public static IRuleBuilderOptions<T, string> IsSha256<T>(this IRuleBuilder<T, string> rule) =>
        rule.NotEmpty().Must(digest => digest is not null && Sha256().IsMatch(digest))
            .WithMessage("Give 64 hexadecimal digits in lower case.");

    private static bool IsMissingOrTold(string? text) => text is null || !string.IsNullOrWhiteSpace(text);

    [GeneratedRegex("^[0-9a-f]{64}\\z")]
    private static partial Regex Sha256();
}
