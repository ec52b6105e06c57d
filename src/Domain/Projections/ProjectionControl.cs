namespace EventSourcedOps.Domain.Projections;

using Decision = Decision<ProjectionEvent>;

/// <summary>What people asked of a read model so far.</summary>
public sealed record ProjectionControl(string Model, bool Paused = false) : IEvolve<ProjectionControl, ProjectionEvent>
{
    public static Guid IdOf(string model) => Ids.Derived("projection", model);

    public static ProjectionControl Evolve(ProjectionControl? state, ProjectionEvent happened, DateTimeOffset at)
    {
        var now = state ?? new(happened.Model);
        return happened switch
        {
            ProjectionPaused  => now with { Paused = true },
            ProjectionResumed => now with { Paused = false },
            _                 => now, // an order to do something once leaves nothing behind
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
    }
}
