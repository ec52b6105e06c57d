using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Workspace;
using FluentValidation;

namespace EventSourcedOps.Application.Workspace;

/// <summary>Brings the layout of an earlier revision back; undoing and doing again are this too.</summary>
/// <param name="CommandId">Made by the client; sending it again gives the first answer.</param>
/// <param name="Revision">Which one; 0 is what was before anything was changed.</param>
[Operation("dashboard.restore")]
public sealed record RestoreLayout(Guid CommandId, int Revision) : DashboardCommand(CommandId)
{
    protected override Decision<DashboardEvent> Decide(Dashboard? state, Circumstances given) =>
        state.Restore(Revision);
}

public sealed class RestoreLayoutValidator : AbstractValidator<RestoreLayout>
{
    public RestoreLayoutValidator()
    {
        RuleFor(command => command.CommandId).NotEmpty();
        RuleFor(command => command.Revision).GreaterThanOrEqualTo(0);
    }
}
