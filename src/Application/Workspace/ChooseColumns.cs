using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Workspace;
using FluentValidation;

namespace EventSourcedOps.Application.Workspace;

/// <summary>Settles which columns of a list one sees, in which order and how wide.</summary>
/// <param name="CommandId">Made by the client; sending it again gives the first answer.</param>
/// <param name="List">Name of the list in the portal.</param>
/// <param name="Columns">Those that are shown, in their order.</param>
[Operation("list.choose-columns")]
public sealed record ChooseColumns(Guid CommandId, string List, IReadOnlyList<ListColumn> Columns) : ListCommand(CommandId)
{
    protected override Decision<PersonalListEvent> Decide(PersonalLists? state, Circumstances given) =>
        state.ChooseColumns(List, Columns);
}

public sealed class ChooseColumnsValidator : AbstractValidator<ChooseColumns>
{
    public ChooseColumnsValidator()
    {
        RuleFor(command => command.CommandId).NotEmpty();
        RuleFor(command => command.List).NotEmpty().MaximumLength(WorkspaceLimits.List);
        RuleFor(command => command.Columns).NotEmpty().Must(columns => columns is null || columns.Count <= WorkspaceLimits.Columns)
            .WithMessage($"At most {WorkspaceLimits.Columns} columns.");
        RuleForEach(command => command.Columns).NotNull().SetValidator(new ListColumnValidator());
    }
}
