using EventSourcedOps.Api.GraphQL;
using EventSourcedOps.Api.Projections;
using EventSourcedOps.Application.ReadModels;
using GraphQL;

namespace EventSourcedOps.Api;

public sealed partial class Query
{
    /// <summary>How every read model stands: how fresh it is, whether it moves, and what a rebuild is doing.</summary>
    [Needs("projection.read")]
    public static async Task<IEnumerable<ProjectionState>> Projections([FromServices] ProjectionAdmin admin, CancellationToken cancellation) =>
        await admin.List(cancellation);

    /// <summary>Read models that do not do what they should, although nobody paused them; the oldest fault first.</summary>
    [Needs("projection.read")]
    public static async Task<IEnumerable<ProjectionAlarm>> ProjectionAlarms(
        [FromServices] ProjectionAlarms alarms, CancellationToken cancellation) => await alarms.Open(cancellation);

    /// <summary>Events that a read model could not fold; their rows stand still until somebody retries.</summary>
    /// <param name="model">Name of the read model; null for all.</param>
    [Needs("projection.read")]
    public static async Task<IEnumerable<DeadLetter>> DeadLetters(
        string? model, [FromServices] DeadLetters letters, CancellationToken cancellation) => await letters.List(model, cancellation);
}

public sealed partial class Subscription
{
    /// <summary>How every read model stands, told again whenever a rebuild moves on or a model is paused or resumed.</summary>
    [Needs("projection.read")]
    public static IAsyncEnumerable<IReadOnlyList<ProjectionState>> ProjectionProgress([FromServices] ProjectionWatch watch, CancellationToken cancellation) =>
        watch.States(cancellation);

    /// <summary>Read models that do not do what they should: told at once, and again whenever that changes.</summary>
    [Needs("projection.read")]
    public static IAsyncEnumerable<IReadOnlyList<ProjectionAlarm>> ProjectionAlarms(
        [FromServices] ProjectionWatch watch, CancellationToken cancellation) => watch.Alarms(cancellation);
}
