using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Workspace;
using FluentValidation;

namespace EventSourcedOps.Application.Workspace;

/// <summary>Follows the default of one's organisation again.</summary>
/// <param name="CommandId">Made by the client; sending it again gives the first answer.</param>
[Operation("dashboard.reset")]
public sealed record ResetDashboard(Guid CommandId) : DashboardCommand(CommandId)
{
    protected override Decision<DashboardEvent> Decide(Dashboard? state, Circumstances given) =>
        state.Reset();
}

public sealed class ResetDashboardValidator : AbstractValidator<ResetDashboard>
{
    public ResetDashboardValidator()
    {
        RuleFor(command => command.CommandId).NotEmpty();
    }
}
