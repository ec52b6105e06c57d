using EventSourcedOps.Api.GraphQL;
using EventSourcedOps.Application.People;
using EventSourcedOps.Application.WritePath;
using GraphQL;

namespace EventSourcedOps.Api;

public sealed partial class Mutation
{
    /// <summary>Forms a support team.</summary>
    public static Task<Outcome> CreateTeam(CreateTeam input, [FromServices] CommandDesk desk) => desk.Send(input);

    /// <summary>Gives a team another name.</summary>
    public static Task<Outcome> RenameTeam(RenameTeam input, [FromServices] CommandDesk desk) => desk.Send(input);

    /// <summary>Says who belongs to a team from now on.</summary>
    public static Task<Outcome> ChangeTeamMembers(ChangeTeamMembers input, [FromServices] CommandDesk desk) => desk.Send(input);

    /// <summary>Closes a team that no service needs any more.</summary>
    public static Task<Outcome> CloseTeam(CloseTeam input, [FromServices] CommandDesk desk) => desk.Send(input);
}
