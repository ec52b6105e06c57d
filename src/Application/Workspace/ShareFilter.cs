using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Workspace;
using FluentValidation;

namespace EventSourcedOps.Application.Workspace;

/// <summary>Shows a filter to others of one's own organisation, or to oneself alone again.</summary>
/// <param name="CommandId">Made by the client; sending it again gives the first answer.</param>
/// <param name="FilterId">The filter; made by the client when it is saved.</param>
/// <param name="Shared">Whether others see it.</param>
[Operation("filter.share")]
public sealed record ShareFilter(Guid CommandId, Guid FilterId, bool Shared) : FilterCommand(CommandId, FilterId)
{
    protected override Decision<PersonalListEvent> Decide(PersonalLists? state, Circumstances given) =>
        state.ShareFilter(FilterId, Shared, given);
}

public sealed class ShareFilterValidator : FilterShape<ShareFilter>;
