using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Projections;

namespace EventSourcedOps.Application.ReadModels;

/// <summary>Folds a read model anew beside the live one, compares the two and lets the new one take its place.</summary>
/// <param name="CommandId">Made by the client; sending it again gives the first answer.</param>
/// <param name="Model">Name of the read model.</param>
/// <param name="AcceptDifference">Promote although the two differ: after a fold was mended they should.</param>
[Operation("projection.rebuild")]
public sealed record RebuildProjection(Guid CommandId, string Model, bool? AcceptDifference = null) : ProjectionCommand(CommandId, Model)
{
    protected override Decision<ProjectionEvent> Decide(ProjectionControl? state, Circumstances given) =>
        new ProjectionRebuildOrdered(Model, AcceptDifference is true);
}

public sealed class RebuildProjectionValidator : ProjectionCommandValidator<RebuildProjection>;
