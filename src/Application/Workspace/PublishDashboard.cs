using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Organisations;
using EventSourcedOps.Domain.Workspace;
using FluentValidation;

namespace EventSourcedOps.Application.Workspace;

/// <summary>Gives a dashboard to the people of an organisation and of those under it without their own.</summary>
/// <param name="CommandId">Made by the client; sending it again gives the first answer.</param>
/// <param name="Organisation">Code of the organisation.</param>
/// <param name="Widgets">All of its widgets.</param>
[Operation("workspace.publish")]
public sealed record PublishDashboard(Guid CommandId, string Organisation, IReadOnlyList<Widget> Widgets)
    : DashboardDefaultCommand(CommandId, Organisation)
{
    protected override Decision<DashboardDefaultEvent> Decide(DashboardDefault? state, Circumstances given) =>
        state.Publish(Organisation, Widgets, given.Landscape);
}

public sealed class PublishDashboardValidator : AbstractValidator<PublishDashboard>
{
    public PublishDashboardValidator()
    {
        RuleFor(command => command.CommandId).NotEmpty();
        RuleFor(command => command.Organisation).NotEmpty().MaximumLength(DivisionCode.LongestCode);
        RuleFor(command => command.Widgets).NotEmpty().Must(widgets => widgets is null || widgets.Count <= Domain.Workspace.Widgets.Most)
            .WithMessage($"At most {Domain.Workspace.Widgets.Most} widgets.");
        RuleForEach(command => command.Widgets).NotNull().SetValidator(new WidgetValidator());
    }
}

/// <summary>A wish about the dashboard that an organisation gives to its people.</summary>
/// <param name="CommandId">Made by the client; sending it again gives the first answer.</param>
/// <param name="Organisation">Code of the organisation.</param>
public abstract record DashboardDefaultCommand(Guid CommandId, string Organisation)
    : Command<DashboardDefault, DashboardDefaultEvent>(CommandId)
{
    protected internal override Guid Stream => Ids.Derived("dashboard-default", Organisation);

    protected internal override string? Home => Organisation;
}
