using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Workspace;
using FluentValidation;

namespace EventSourcedOps.Application.Workspace;

/// <summary>Keeps another filter under the same name.</summary>
/// <param name="CommandId">Made by the client; sending it again gives the first answer.</param>
/// <param name="FilterId">The filter; made by the client when it is saved.</param>
/// <param name="Query">What the portal's address says of it.</param>
[Operation("filter.change")]
public sealed record ChangeFilter(Guid CommandId, Guid FilterId, string Query) : FilterCommand(CommandId, FilterId)
{
    protected override Decision<PersonalListEvent> Decide(PersonalLists? state, Circumstances given) =>
        state.ChangeFilter(FilterId, Query);
}

public sealed class ChangeFilterValidator : FilterShape<ChangeFilter>
{
    public ChangeFilterValidator()
    {
        RuleFor(command => command.Query).NotNull().MaximumLength(WorkspaceLimits.Query);
    }
}
