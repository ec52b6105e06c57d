using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Projections;

namespace EventSourcedOps.Application.ReadModels;

/// <summary>Folds the rows again that stand still, because an event of theirs could not be folded.</summary>
/// <param name="CommandId">Made by the client; sending it again gives the first answer.</param>
/// <param name="Model">Name of the read model.</param>
[Operation("projection.retry")]
public sealed record RetryDeadLetters(Guid CommandId, string Model) : ProjectionCommand(CommandId, Model)
{
    protected override Decision<ProjectionEvent> Decide(ProjectionControl? state, Circumstances given) =>
        new ProjectionRetryOrdered(Model);
}

public sealed class RetryDeadLettersValidator : ProjectionCommandValidator<RetryDeadLetters>;
