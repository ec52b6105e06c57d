using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Workspace;
using FluentValidation;

namespace EventSourcedOps.Application.Workspace;

/// <summary>Keeps a filter no longer.</summary>
/// <param name="CommandId">Made by the client; sending it again gives the first answer.</param>
/// <param name="FilterId">The filter; made by the client when it is saved.</param>
[Operation("filter.delete")]
public sealed record DeleteFilter(Guid CommandId, Guid FilterId) : FilterCommand(CommandId, FilterId)
{
    protected override Decision<PersonalListEvent> Decide(PersonalLists? state, Circumstances given) =>
        state.DeleteFilter(FilterId);
}

public sealed class DeleteFilterValidator : FilterShape<DeleteFilter>;
