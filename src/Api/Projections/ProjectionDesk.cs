using EventSourcedOps.Api.GraphQL;
using EventSourcedOps.Application.ReadModels;
using EventSourcedOps.Application.WritePath;

namespace EventSourcedOps.Api.Projections;

/// <summary>Where wishes about read models are handed in: recorded and audited first, then begun.</summary>
public sealed class ProjectionDesk(CommandDesk desk, ProjectionWork work, Caller caller)
{
    public async Task<Outcome> Send(ProjectionCommand asked)
    {
        var outcome = await desk.Send(asked);
        if (outcome.Refusal is not null || await work.Begin(asked, caller, CancellationToken.None)) return outcome;
        return outcome with { Refusal = WriteRefusals.Busy };
    }
}
