using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Changes;
using FluentValidation;

namespace EventSourcedOps.Application.Changes;

/// <summary>Adds a comment.</summary>
/// <param name="Text">What there is to say.</param>
[Operation("change.comment")]
public sealed record CommentChange(Guid CommandId, Guid ChangeId, string Text) : ChangeCommand(CommandId, ChangeId)
{
    protected override Decision<ChangeEvent> Decide(Change? state, Circumstances given) => state.Comment(Text);
}

public sealed class CommentChangeValidator : ChangeShape<CommentChange>
{
    public CommentChangeValidator()
    {
        RuleFor(command => command.Text).NotEmpty().MaximumLength(ChangeLimits.Text);
    }
}
