using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain.Monitoring;
using EventSourcedOps.Projections.ReadModels;
using FluentValidation;

namespace EventSourcedOps.Application.Monitoring;

/// <summary>How much may be said of alerts, and for how long nobody is told of them.</summary>
public static class AlertLimits
{
    public const int Title = 300;
    public const int Text = 4_000;
    public const int Labels = 64;
    public const int LabelName = 128;
    public const int LabelValue = 1_024;
    public const int Series = 4_000;
    public const int GroupBy = 8;
    public const int Matchers = 16;
    public const int Pattern = 400;
}

public sealed class AlertLabelValidator : AbstractValidator<AlertLabel>
{
    public AlertLabelValidator()
    {
        RuleFor(label => label.Name).NotEmpty().MaximumLength(AlertLimits.LabelName);
        RuleFor(label => label.Value).NotNull().MaximumLength(AlertLimits.LabelValue)
            .Must(value => value?.Contains(RowColumn.TermSeparator) != true).WithMessage("Leave control characters out.");
    }
}

public sealed class AlertEvidenceValidator : AbstractValidator<AlertEvidence>
{
    public AlertEvidenceValidator()
    {
        RuleFor(evidence => evidence.Series).NotEmpty().MaximumLength(AlertLimits.Series);
        RuleFor(evidence => evidence.Model).IsName();
        RuleFor(evidence => evidence.Parameters).HasAtMost(AlertLimits.Labels);
        RuleForEach(evidence => evidence.Parameters).ChildRules(each => each.RuleFor(label => label.Value).MaximumLength(AlertLimits.Text))
            .ChildRules(each => each.RuleFor(label => label.Name).NotEmpty().MaximumLength(AlertLimits.LabelName));
    }
}

public sealed class LabelMatcherValidator : AbstractValidator<LabelMatcher>
{
    public LabelMatcherValidator()
    {
        RuleFor(matcher => matcher.Name).NotEmpty().MaximumLength(AlertLimits.LabelName);
        RuleFor(matcher => matcher.Match).IsInEnum();
        RuleFor(matcher => matcher.Value).NotNull().MaximumLength(AlertLimits.Pattern);
    }
}
