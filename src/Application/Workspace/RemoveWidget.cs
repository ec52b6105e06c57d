using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Workspace;
using FluentValidation;

namespace EventSourcedOps.Application.Workspace;

/// <summary>Takes a widget off one's own dashboard.</summary>
/// <param name="CommandId">Made by the client; sending it again gives the first answer.</param>
/// <param name="WidgetId">Which one.</param>
[Operation("dashboard.remove-widget")]
public sealed record RemoveWidget(Guid CommandId, Guid WidgetId) : DashboardCommand(CommandId)
{
    protected override Decision<DashboardEvent> Decide(Dashboard? state, Circumstances given) =>
        state.Remove(WidgetId, given);
}

public sealed class RemoveWidgetValidator : AbstractValidator<RemoveWidget>
{
    public RemoveWidgetValidator()
    {
        RuleFor(command => command.CommandId).NotEmpty();
        RuleFor(command => command.WidgetId).NotEmpty();
    }
}
