using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Workspace;
using FluentValidation;

namespace EventSourcedOps.Application.Workspace;

/// <summary>Moves and resizes widgets; all that change their place, at once.</summary>
/// <param name="CommandId">Made by the client; sending it again gives the first answer.</param>
/// <param name="Places">The widgets that move, and where they stand from now on.</param>
[Operation("dashboard.place-widgets")]
public sealed record PlaceWidgets(Guid CommandId, IReadOnlyList<WidgetPlace> Places) : DashboardCommand(CommandId)
{
    protected override Decision<DashboardEvent> Decide(Dashboard? state, Circumstances given) =>
        state.Place(Places, given);
}

public sealed class PlaceWidgetsValidator : AbstractValidator<PlaceWidgets>
{
    public PlaceWidgetsValidator()
    {
        RuleFor(command => command.CommandId).NotEmpty();
        RuleFor(command => command.Places).NotEmpty().Must(places => places is null || places.Count <= Widgets.Most)
            .WithMessage($"At most {Widgets.Most} widgets.");
        RuleForEach(command => command.Places).NotNull().SetValidator(new WidgetPlaceValidator());
    }
}
