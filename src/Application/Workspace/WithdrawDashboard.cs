using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Organisations;
using EventSourcedOps.Domain.Workspace;
using FluentValidation;

namespace EventSourcedOps.Application.Workspace;

/// <summary>Takes an organisation's dashboard back; that of the organisation above counts again.</summary>
/// <param name="CommandId">Made by the client; sending it again gives the first answer.</param>
/// <param name="Organisation">Code of the organisation.</param>
[Operation("workspace.withdraw")]
public sealed record WithdrawDashboard(Guid CommandId, string Organisation) : DashboardDefaultCommand(CommandId, Organisation)
{
    protected override Decision<DashboardDefaultEvent> Decide(DashboardDefault? state, Circumstances given) => state.Withdraw();
}

public sealed class WithdrawDashboardValidator : AbstractValidator<WithdrawDashboard>
{
    public WithdrawDashboardValidator()
    {
        RuleFor(command => command.CommandId).NotEmpty();
        RuleFor(command => command.Organisation).NotEmpty().MaximumLength(DivisionCode.LongestCode);
    }
}
