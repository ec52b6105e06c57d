using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Projections;

namespace EventSourcedOps.Application.ReadModels;

/// <summary>Lets a read model move on.</summary>
/// <param name="CommandId">Made by the client; sending it again gives the first answer.</param>
/// <param name="Model">Name of the read model.</param>
[Operation("projection.resume")]
public sealed record ResumeProjection(Guid CommandId, string Model) : ProjectionCommand(CommandId, Model)
{
    protected override Decision<ProjectionEvent> Decide(ProjectionControl? state, Circumstances given) =>
        state.Resume(Model);
}

public sealed class ResumeProjectionValidator : ProjectionCommandValidator<ResumeProjection>;
