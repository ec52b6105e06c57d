using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Workspace;
using FluentValidation;

namespace EventSourcedOps.Application.Workspace;

/// <summary>Shows the usual columns of a list again.</summary>
/// <param name="CommandId">Made by the client; sending it again gives the first answer.</param>
/// <param name="List">Name of the list in the portal.</param>
[Operation("list.reset-columns")]
public sealed record ResetColumns(Guid CommandId, string List) : ListCommand(CommandId)
{
    protected override Decision<PersonalListEvent> Decide(PersonalLists? state, Circumstances given) =>
        state.ResetColumns(List);
}

public sealed class ResetColumnsValidator : AbstractValidator<ResetColumns>
{
    public ResetColumnsValidator()
    {
        RuleFor(command => command.CommandId).NotEmpty();
        RuleFor(command => command.List).NotEmpty().MaximumLength(WorkspaceLimits.List);
    }
}
