using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Workspace;
using FluentValidation;

namespace EventSourcedOps.Application.Workspace;

/// <summary>Calls a filter something else.</summary>
/// <param name="CommandId">Made by the client; sending it again gives the first answer.</param>
/// <param name="FilterId">The filter; made by the client when it is saved.</param>
/// <param name="Name">What it is called.</param>
[Operation("filter.rename")]
public sealed record RenameFilter(Guid CommandId, Guid FilterId, string Name) : FilterCommand(CommandId, FilterId)
{
    protected override Decision<PersonalListEvent> Decide(PersonalLists? state, Circumstances given) =>
        state.RenameFilter(FilterId, Name.Trim());
}

public sealed class RenameFilterValidator : FilterShape<RenameFilter>
{
    public RenameFilterValidator()
    {
        RuleFor(command => command.Name).NotEmpty().MaximumLength(WorkspaceLimits.FilterName);
    }
}
