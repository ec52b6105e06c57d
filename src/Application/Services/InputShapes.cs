using EventSourcedOps.Domain.Services;
using FluentValidation;

namespace EventSourcedOps.Application.Services;

public sealed class WeeklyWindowValidator : AbstractValidator<WeeklyWindow>
{
    private const string NoTime = "Give a time of the day as HH:mm.";

    public WeeklyWindowValidator()
    {
        RuleFor(window => window.Day).IsInEnum();
        RuleFor(window => window.From).Must(time => WorkingCalendar.MinuteOf(time) is not null).WithMessage(NoTime);
        RuleFor(window => window.To).Must(time => WorkingCalendar.MinuteOf(time) is not null).WithMessage(NoTime);
    }
}

public sealed class DeclaredDayValidator : AbstractValidator<DeclaredDay>
{
    private const int LongestName = 100;

    public DeclaredDayValidator()
    {
        RuleFor(day => day.Name).NotEmpty().MaximumLength(LongestName);
        RuleFor(day => day.Kind).IsInEnum();
        RuleFor(day => day.WindowsOf).IsInEnum();
    }
}

public sealed class AgreementRuleValidator : AbstractValidator<AgreementRule>
{
    /// <summary>A year of round-the-clock time.</summary>
    private const int MostMinutes = 366 * 24 * 60;

    public AgreementRuleValidator()
    {
        RuleFor(rule => rule.Priority).IsInEnum();
        RuleFor(rule => rule.ResponseMinutes).InclusiveBetween(1, MostMinutes);
        RuleFor(rule => rule.ResolutionMinutes).InclusiveBetween(1, MostMinutes);
        RuleFor(rule => rule).Must(rule => rule.ResponseMinutes is not null || rule.ResolutionMinutes is not null)
            .WithMessage("A rule promises a response, a resolution or both.");
    }
}

public sealed class MatrixCellValidator : AbstractValidator<MatrixCell>
{
    public MatrixCellValidator()
    {
        RuleFor(cell => cell.Impact).IsInEnum();
        RuleFor(cell => cell.Urgency).IsInEnum();
        RuleFor(cell => cell.Priority).IsInEnum();
    }
}
