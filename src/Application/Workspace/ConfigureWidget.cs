using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Workspace;
using FluentValidation;

namespace EventSourcedOps.Application.Workspace;

/// <summary>Settles how a widget differs from the usual of its kind.</summary>
/// <param name="CommandId">Made by the client; sending it again gives the first answer.</param>
/// <param name="WidgetId">Which one.</param>
/// <param name="Settings">All of its settings; what is left out is as usual.</param>
[Operation("dashboard.configure-widget")]
public sealed record ConfigureWidget(Guid CommandId, Guid WidgetId, WidgetSettings Settings) : DashboardCommand(CommandId)
{
    protected override Decision<DashboardEvent> Decide(Dashboard? state, Circumstances given) =>
        state.Configure(WidgetId, Settings, given);
}

public sealed class ConfigureWidgetValidator : AbstractValidator<ConfigureWidget>
{
    public ConfigureWidgetValidator()
    {
        RuleFor(command => command.CommandId).NotEmpty();
        RuleFor(command => command.WidgetId).NotEmpty();
        RuleFor(command => command.Settings).NotNull().SetValidator(new WidgetSettingsValidator());
    }
}
