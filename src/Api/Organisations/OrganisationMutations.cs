using EventSourcedOps.Api.GraphQL;
using EventSourcedOps.Application.Organisations;
using EventSourcedOps.Application.WritePath;
using GraphQL;

namespace EventSourcedOps.Api;

public sealed partial class Mutation
{
    /// <summary>Plants an organisation in the tree.</summary>
    public static Task<Outcome> CreateOrganisation(CreateOrganisation input, [FromServices] CommandDesk desk) => desk.Send(input);

    /// <summary>Gives an organisation another name.</summary>
    public static Task<Outcome> RenameOrganisation(RenameOrganisation input, [FromServices] CommandDesk desk) => desk.Send(input);

    /// <summary>Puts an organisation, with everything under it, under another one.</summary>
    public static Task<Outcome> MoveOrganisation(MoveOrganisation input, [FromServices] CommandDesk desk) => desk.Send(input);

    /// <summary>Closes an organisation that has no open ones under it.</summary>
    public static Task<Outcome> CloseOrganisation(CloseOrganisation input, [FromServices] CommandDesk desk) => desk.Send(input);
}
