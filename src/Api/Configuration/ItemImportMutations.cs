using EventSourcedOps.Api.Configuration;
using EventSourcedOps.Api.GraphQL;
using EventSourcedOps.Application.Configuration.Import;
using EventSourcedOps.Application.WritePath;
using GraphQL;

namespace EventSourcedOps.Api;

public sealed partial class Mutation
{
    /// <summary>Takes a file over as configuration items; itemImportProgress tells how far it is.</summary>
    public static Task<Outcome> StartItemImport(StartItemImport input, [FromServices] ItemImportDesk desk) => desk.Send(input);

    /// <summary>Takes back what an import recorded, save what was changed later; itemImportProgress tells how far it is.</summary>
    public static Task<Outcome> UndoItemImport(UndoItemImport input, [FromServices] ItemImportDesk desk) => desk.Send(input);

    /// <summary>Tells what an agent or a tool sees, up to 500 things at once; only what is new is recorded.</summary>
    public static async Task<DiscoveryAnswer> DiscoverItems(
        DiscoverItems input, [FromServices] CommandDesk desk, [FromServices] Discovery discovery, [FromServices] Caller caller,
        CancellationToken cancellation) =>
        await discovery.Take(input, await desk.Send(input), caller, cancellation);
}
