using EventSourcedOps.Api.Projections;
using EventSourcedOps.Application.ReadModels;
using EventSourcedOps.Application.WritePath;
using GraphQL;

namespace EventSourcedOps.Api;

public sealed partial class Mutation
{
    /// <summary>Lets a read model stand still; what it shows grows old.</summary>
    public static Task<Outcome> PauseProjection(PauseProjection input, [FromServices] ProjectionDesk desk) => desk.Send(input);

    /// <summary>Lets a read model move on.</summary>
    public static Task<Outcome> ResumeProjection(ResumeProjection input, [FromServices] ProjectionDesk desk) => desk.Send(input);

    /// <summary>Folds a read model anew beside the live one; projectionProgress tells how far it is.</summary>
    public static Task<Outcome> RebuildProjection(RebuildProjection input, [FromServices] ProjectionDesk desk) => desk.Send(input);

    /// <summary>Brings back the table that the last rebuild replaced.</summary>
    public static Task<Outcome> RollBackProjection(RollBackProjection input, [FromServices] ProjectionDesk desk) => desk.Send(input);

    /// <summary>Folds the rows again that stand still.</summary>
    public static Task<Outcome> RetryDeadLetters(RetryDeadLetters input, [FromServices] ProjectionDesk desk) => desk.Send(input);
}
