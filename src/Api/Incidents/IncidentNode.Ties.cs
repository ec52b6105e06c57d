using EventSourcedOps.Api.Changes;
using EventSourcedOps.Api.Configuration;
using EventSourcedOps.Api.GraphQL;
using EventSourcedOps.Domain.Incidents;
using EventSourcedOps.Projections.Changes;
using GraphQL;

namespace EventSourcedOps.Api.Incidents;

public sealed partial class IncidentNode
{
    /// <summary>Configuration items that it is linked to, as far as the caller may see them.</summary>
    public async Task<IEnumerable<ItemNode>> Items([FromServices] ReadDesk desk, CancellationToken cancellation)
    {
        var ids = ChangeSuspicions.ItemsOf(row);
        if (ids.Count == 0 || !desk.Caller.May("item.read")) return [];
        return (await desk.ItemsByIds(asOf, [.. ids], cancellation)).Values.Select(item => new ItemNode(item, asOf));
    }

    /// <summary>Changes that caused it, as far as the caller may see them.</summary>
    public async Task<IEnumerable<ChangeNode>> Changes([FromServices] ReadDesk desk, CancellationToken cancellation)
    {
        var ids = ChangeSuspicions.Linked(row, LinkKind.Change);
        if (ids.Count == 0 || !desk.Caller.May("change.read")) return [];
        return (await desk.ByIds("change.read", ChangeBoard.Model, asOf, [.. ids], cancellation)).Values.Select(change => new ChangeNode(change, asOf));
    }

    /// <summary>Changes that may have caused it, by time and by what stands on their items; a person decides. None of the past.</summary>
    public async Task<IEnumerable<ChangeNode>> SuggestedChanges(
        [FromServices] ReadDesk desk, [FromServices] ChangeSuspicions suspicions, CancellationToken cancellation) =>
        asOf is null ? await suspicions.ChangesOf(row, desk, cancellation) : [];
}
