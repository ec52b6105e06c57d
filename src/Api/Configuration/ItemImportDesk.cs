using EventSourcedOps.Api.GraphQL;
using EventSourcedOps.Application.Configuration.Import;
using EventSourcedOps.Application.WritePath;

namespace EventSourcedOps.Api.Configuration;

/// <summary>Where wishes about imports are handed in: recorded and audited first, then begun.</summary>
public sealed class ItemImportDesk(CommandDesk desk, ItemImportWork work)
{
    public async Task<Outcome> Send(ItemImportCommand asked)
    {
        var outcome = await desk.Send(asked);
        if (outcome.Refusal is null) work.Begin(asked.ImportId);
        return outcome;
    }
}
