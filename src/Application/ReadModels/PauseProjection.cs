using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Projections;

namespace EventSourcedOps.Application.ReadModels;

/// <summary>Lets a read model stand still; what it shows grows old.</summary>
/// <param name="CommandId">Made by the client; sending it again gives the first answer.</param>
/// <param name="Model">Name of the read model.</param>
[Operation("projection.pause")]
public sealed record PauseProjection(Guid CommandId, string Model) : ProjectionCommand(CommandId, Model)
{
    protected override Decision<ProjectionEvent> Decide(ProjectionControl? state, Circumstances given) =>
        state.Pause(Model);
}

public sealed class PauseProjectionValidator : ProjectionCommandValidator<PauseProjection>;
