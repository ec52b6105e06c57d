namespace EventSourcedOps.Domain.Projections;

using Decision = Decision<ProjectionEvent>;

/// <summary>What people asked of a read model so far, and what was noticed of it.</summary>
/// <param name="Fault">What is known to be wrong with it; null when nothing is, or when somebody is at it.</param>
/// <param name="FaultSince">When that was noticed.</param>
public sealed record ProjectionControl(string Model, bool Paused = false, ProjectionFault? Fault = null, DateTimeOffset? FaultSince = null)
    : IEvolve<ProjectionControl, ProjectionEvent>
{
    public static Guid IdOf(string model) => Ids.Derived("projection", model);

    public static ProjectionControl Evolve(ProjectionControl? state, ProjectionEvent happened, DateTimeOffset at)
    {
        var now = state ?? new(happened.Model);
        return happened switch
        {
            ProjectionPaused         => new(happened.Model, Paused: true), // whoever pauses it is at it
            ProjectionResumed        => now with { Paused = false },
            ProjectionFaultNoticed e => now with { Fault = e.Fault, FaultSince = at },
            ProjectionMended         => now with { Fault = null, FaultSince = null },
            _                        => now, // an order to do something once leaves nothing behind
        };
    }
}

public static class ProjectionDecisions
{
    // The receiver is null until somebody asks for something the first time: such a model simply runs.
    extension(ProjectionControl? control)
    {
        public Decision Pause(string model) => control is { Paused: true } ? Decision.Nothing : new ProjectionPaused(model);

        public Decision Resume(string model) => control is { Paused: true } ? new ProjectionResumed(model) : Decision.Nothing;

        /// <summary>Somebody looked: what is known already is no news, and of a paused one nothing is expected.</summary>
        public Decision Notice(string model, ProjectionFault? seen) =>
            control is { Paused: true } || control?.Fault == seen ? Decision.Nothing
            : seen is { } fault ? new ProjectionFaultNoticed(model, fault)
            : new ProjectionMended(model);
    }
}
