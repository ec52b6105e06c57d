using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Workspace;
using FluentValidation;

namespace EventSourcedOps.Application.Workspace;

/// <summary>Puts a widget on one's own dashboard.</summary>
/// <param name="CommandId">Made by the client; sending it again gives the first answer.</param>
/// <param name="Widget">What it is and where it stands.</param>
[Operation("dashboard.add-widget")]
public sealed record AddWidget(Guid CommandId, Widget Widget) : DashboardCommand(CommandId)
{
    protected override Decision<DashboardEvent> Decide(Dashboard? state, Circumstances given) =>
        state.Add(Widget, given);
}

public sealed class AddWidgetValidator : AbstractValidator<AddWidget>
{
    public AddWidgetValidator()
    {
        RuleFor(command => command.CommandId).NotEmpty();
        RuleFor(command => command.Widget).NotNull().SetValidator(new WidgetValidator());
    }
}
