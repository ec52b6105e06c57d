using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Monitoring;
using FluentValidation;

namespace EventSourcedOps.Application.Monitoring;

/// <summary>Adds a comment.</summary>
/// <param name="CommandId">Made by the client; sending it again gives the first answer.</param>
/// <param name="Text">The comment.</param>
[Operation("alert.comment")]
public sealed record CommentAlert(Guid CommandId, Guid AlertId, string Text) : AlertCommand(CommandId, AlertId)
{
    protected override Decision<AlertEvent> Decide(Alert? state, Circumstances given) => state.Comment(Text);
}

public sealed class CommentAlertValidator : AlertShape<CommentAlert>
{
    public CommentAlertValidator()
    {
        RuleFor(command => command.Text).NotEmpty().MaximumLength(AlertLimits.Text);
    }
}
