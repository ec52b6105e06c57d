using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Projections;

namespace EventSourcedOps.Application.ReadModels;

/// <summary>Brings back the table that the last rebuild replaced.</summary>
/// <param name="CommandId">Made by the client; sending it again gives the first answer.</param>
/// <param name="Model">Name of the read model.</param>
[Operation("projection.roll-back")]
public sealed record RollBackProjection(Guid CommandId, string Model) : ProjectionCommand(CommandId, Model)
{
    protected override Decision<ProjectionEvent> Decide(ProjectionControl? state, Circumstances given) =>
        new ProjectionRollbackOrdered(Model);
}

public sealed class RollBackProjectionValidator : ProjectionCommandValidator<RollBackProjection>;
