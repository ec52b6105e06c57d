using EventSourcedOps.Api.GraphQL;
using EventSourcedOps.Application.People;
using EventSourcedOps.Application.WritePath;
using GraphQL;

namespace EventSourcedOps.Api;

public sealed partial class Mutation
{
    /// <summary>Publishes a version of a team's roster; without layers nobody is on call any more.</summary>
    public static Task<Outcome> PublishRoster(PublishRoster input, [FromServices] CommandDesk desk) => desk.Send(input);

    /// <summary>Publishes a version of who is called about what comes to a team; without steps nobody is called any more.</summary>
    public static Task<Outcome> PublishCallPlan(PublishCallPlan input, [FromServices] CommandDesk desk) => desk.Send(input);

    /// <summary>Lets somebody stand in for whoever would be on call.</summary>
    public static Task<Outcome> DeclareRosterOverride(DeclareRosterOverride input, [FromServices] CommandDesk desk) => desk.Send(input);

    /// <summary>Ends that somebody stands in: whoever's turn it is is on call again.</summary>
    public static Task<Outcome> EndRosterOverride(EndRosterOverride input, [FromServices] CommandDesk desk) => desk.Send(input);
}
