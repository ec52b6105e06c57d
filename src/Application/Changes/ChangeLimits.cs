using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain.Changes;
using EventSourcedOps.Domain.Incidents;
using FluentValidation;

namespace EventSourcedOps.Application.Changes;

/// <summary>How much people may write about a change, and how large a plan may be.</summary>
public static class ChangeLimits
{
    public const int Title = 200;
    public const int Text = 20_000;
    public const int Step = 2_000;
    public const int Steps = 100;
    public const int Items = 200;
    public const int Values = 500;
    public const int Value = 4_000;

    /// <summary>A month; whatever takes longer is a project of several changes.</summary>
    public static readonly TimeSpan LongestWindow = TimeSpan.FromDays(31);
}

public sealed class ChangeStepValidator : AbstractValidator<ChangeStep>
{
    private const int MostMinutes = 7 * 24 * 60;

    public ChangeStepValidator()
    {
        RuleFor(step => step.Text).NotEmpty().MaximumLength(ChangeLimits.Step);
        RuleFor(step => step.Minutes).InclusiveBetween(1, MostMinutes);
    }
}

public sealed class TimeWindowValidator : AbstractValidator<TimeWindow>
{
    public TimeWindowValidator() =>
        RuleFor(window => window.To).Must((window, to) => to - window.From <= ChangeLimits.LongestWindow)
            .WithMessage($"A window has at most {ChangeLimits.LongestWindow.TotalDays} days.");
}

public sealed class DeclaredValueValidator : AbstractValidator<DeclaredValue>
{
    public DeclaredValueValidator()
    {
        RuleFor(declared => declared.ItemId).NotEmpty();
        RuleFor(declared => declared.Attribute).IsName();
        RuleFor(declared => declared.Value).MaximumLength(ChangeLimits.Value);
    }
}

public sealed class EvidenceValidator : AbstractValidator<Evidence>
{
    public EvidenceValidator()
    {
        RuleFor(file => file.Sha256).IsSha256();
        RuleFor(file => file.FileName).IsName();
        RuleFor(file => file.Bytes).InclusiveBetween(0, IncidentReporting.MaxFileBytes);
        RuleFor(file => file.MediaType).IsName();
    }
}
