using EventSourcedOps.Domain.Organisations;
using EventSourcedOps.Domain.Workspace;
using FluentValidation;

namespace EventSourcedOps.Application.Workspace;

/// <summary>How long and how many inputs about a workspace may be.</summary>
internal static class WorkspaceLimits
{
    public const int Title = 60;
    public const int Rows = 20;
    public const int Hours = 24 * 31;
    public const int Months = 24;
    public const int List = 40;
    public const int Columns = 60;
    public const int Column = 40;
    public const int LeastWidth = 40;
    public const int MostWidth = 1_200;
    public const int FilterName = 60;
    public const int Query = 4_000;
}

public sealed class WidgetSettingsValidator : AbstractValidator<WidgetSettings>
{
    public WidgetSettingsValidator()
    {
        RuleFor(settings => settings.Title).MaximumLength(WorkspaceLimits.Title)
            .Must(title => title is null || title.Trim().Length > 0).WithMessage("Leave it out instead of leaving it empty.");
        RuleFor(settings => settings.Rows).InclusiveBetween(1, WorkspaceLimits.Rows);
        RuleFor(settings => settings.Organisation).MaximumLength(DivisionCode.LongestCode);
        RuleFor(settings => settings.Hours).InclusiveBetween(1, WorkspaceLimits.Hours);
        RuleFor(settings => settings.Months).InclusiveBetween(1, WorkspaceLimits.Months);
    }
}

public sealed class WidgetValidator : AbstractValidator<Widget>
{
    public WidgetValidator()
    {
        RuleFor(widget => widget.WidgetId).NotEmpty();
        RuleFor(widget => widget.Kind).IsInEnum();
        RuleFor(widget => widget.Place).NotNull();
        RuleFor(widget => widget.Settings).NotNull().SetValidator(new WidgetSettingsValidator());
    }
}

public sealed class WidgetPlaceValidator : AbstractValidator<WidgetPlace>
{
    public WidgetPlaceValidator()
    {
        RuleFor(place => place.WidgetId).NotEmpty();
        RuleFor(place => place.Place).NotNull();
    }
}

public sealed class ListColumnValidator : AbstractValidator<ListColumn>
{
    public ListColumnValidator()
    {
        RuleFor(column => column.Key).NotEmpty().MaximumLength(WorkspaceLimits.Column);
        RuleFor(column => column.Width).InclusiveBetween(WorkspaceLimits.LeastWidth, WorkspaceLimits.MostWidth);
    }
}

/// <summary>What every wish about a kept filter must have.</summary>
public abstract class FilterShape<TCommand> : AbstractValidator<TCommand> where TCommand : FilterCommand
{
    protected FilterShape()
    {
        RuleFor(command => command.CommandId).NotEmpty();
        RuleFor(command => command.FilterId).NotEmpty();
    }
}
