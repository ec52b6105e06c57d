using EventSourcedOps.Api.GraphQL;
using EventSourcedOps.Api.Incidents;
using EventSourcedOps.Application.Changes;
using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Changes;
using EventSourcedOps.Projections.Changes;
using GraphQL;

namespace EventSourcedOps.Api.Changes;

/// <summary>Something that does not go together with a change at its time.</summary>
/// <param name="Kind">Why they do not go together.</param>
/// <param name="Window">When.</param>
/// <param name="Bars">Whether no reason helps, except an emergency.</param>
/// <param name="Change">The other change; null when it is none, or out of the caller's reach.</param>
/// <param name="Blackout">The blackout; null when it is none.</param>
/// <param name="ItemIds">The items that both have to do with.</param>
[GraphQLMetadata("ChangeConflict")]
public sealed record ConflictNode(
    ConflictKind Kind, WindowNode Window, bool Bars, ChangeNode? Change, BlackoutNode? Blackout, IEnumerable<Guid> ItemIds)
{
    internal static ConflictNode Of(ChangeConflict conflict, IReadOnlyDictionary<Guid, ChangeRow> seen, Landscape landscape) => new(
        conflict.Kind, WindowNode.Of(conflict.Window)!, conflict.Bars,
        conflict.ChangeId is { } other && seen.TryGetValue(other, out var row) ? new ChangeNode(row, null) : null,
        conflict.BlackoutId is { } id && landscape.Blackouts.TryGetValue(id, out var blackout) ? BlackoutNode.Of(blackout, landscape) : null,
        conflict.Items);
}

/// <summary>What stands around a change now. What was frozen at its approval is told by the change itself.</summary>
/// <param name="Items">Its items as they are known now.</param>
/// <param name="Impact">What fails if they fail, now.</param>
/// <param name="Conflicts">What does not go together with it at its time.</param>
/// <param name="Risk">How much it would endanger if it were judged now; null without a plan.</param>
/// <param name="Differences">Where items do not read what they should by now; empty before work began.</param>
/// <param name="SuggestedIncidents">Incidents since work began of what fails with its items: it may have caused them, a person decides.</param>
public sealed record ChangeOutlook(
    IEnumerable<AffectedItemNode> Items, ImpactNode Impact, IEnumerable<ConflictNode> Conflicts, RiskNode? Risk,
    IEnumerable<DifferenceNode> Differences, IEnumerable<IncidentNode> SuggestedIncidents)
{
    internal RiskAssessment? Judged { get; init; }

    /// <summary>How likely it goes wrong, as ended changes that the caller may read make one expect; null without a plan.</summary>
    public async Task<ChangeRiskEstimate?> Estimate(
        [FromServices] RiskEstimates estimates, [FromServices] ReadDesk desk, CancellationToken cancellation) =>
        Judged is null ? null : await estimates.Of(Judged, desk, cancellation);
}

/// <summary>Looks around for somebody who reads, with the eyes that decisions are made with.</summary>
public sealed class ChangeLookout(ProcessMeans means, ChangeSuspicions suspicions)
{
    public async Task<ChangeOutlook> Of(ChangeRow row, TimeWindow? wanted, ReadDesk desk, CancellationToken cancellation)
    {
        var ground = await ChangeSurroundings.Of(row.Id, null, wanted, desk.Caller, means, cancellation);
        var landscape = await desk.Landscape(null);
        var window = wanted ?? row.Window;
        var conflicts = window is null ? [] : ChangeConflicts.Of(row.Organisation, window, ground, landscape);
        // Others may stand where the caller sees nothing: that there is a conflict is told, with whom is not.
        var seen = await desk.ByIds(
            "change.read", ChangeBoard.Model, null, [.. conflicts.Select(conflict => conflict.ChangeId).OfType<Guid>()], cancellation);
        var judged = row.State.Plan is { } plan ? ChangeRisk.Of(row.State.Kind, plan, window, ground, conflicts) : null;
        return new(
            AffectedItemNode.Of(ground.Items), ImpactNode.Of(ground.Impact)!,
            conflicts.Select(conflict => ConflictNode.Of(conflict, seen, landscape)),
            RiskNode.Of(judged), DifferenceNode.Of(ground.Differences(row.State.Expected)), await suspicions.IncidentsOf(row, desk, cancellation))
        {
            Judged = judged,
        };
    }
}
