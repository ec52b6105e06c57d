using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Workspace;
using FluentValidation;

namespace EventSourcedOps.Application.Workspace;

/// <summary>Keeps a filter under a name.</summary>
/// <param name="CommandId">Made by the client; sending it again gives the first answer.</param>
/// <param name="FilterId">The filter; made by the client when it is saved.</param>
/// <param name="List">Name of the list in the portal.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Query">What the portal's address says of it.</param>
/// <param name="Shared">Whether others of one's own organisation see it too; they do not unless told.</param>
[Operation("filter.save")]
public sealed record SaveFilter(
    Guid CommandId, Guid FilterId, string List, string Name, string Query, bool? Shared = null)
    : FilterCommand(CommandId, FilterId)
{
    protected override Decision<PersonalListEvent> Decide(PersonalLists? state, Circumstances given) =>
        state.SaveFilter(FilterId, List, Name.Trim(), Query, Shared ?? false, given);
}

public sealed class SaveFilterValidator : FilterShape<SaveFilter>
{
    public SaveFilterValidator()
    {
        RuleFor(command => command.List).NotEmpty().MaximumLength(WorkspaceLimits.List);
        RuleFor(command => command.Name).NotEmpty().MaximumLength(WorkspaceLimits.FilterName);
        RuleFor(command => command.Query).NotNull().MaximumLength(WorkspaceLimits.Query);
    }
}
