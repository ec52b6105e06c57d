using System.Collections.Frozen;
using System.Text.Json;
using EventSourcedOps.Api.GraphQL;
using EventSourcedOps.Api.Incidents;
using EventSourcedOps.Domain.Assets;
using EventSourcedOps.Projections.EventLog;
using GraphQL;
using GraphQL.DataLoader;

namespace EventSourcedOps.Api.Assets;

public sealed partial class AssetNode
{
    private const string TimelineOrder = "asset.timeline";

    /// <summary>Every action is the operation of the same name: HandOver is asset.hand-over.</summary>
    private static readonly FrozenDictionary<AssetAction, string> OperationOf = Enum.GetValues<AssetAction>()
        .ToFrozenDictionary(action => action, action => $"asset.{JsonNamingPolicy.KebabCaseLower.ConvertName(action.ToString())}");

    /// <summary>What the caller may do to it next. Asked about the past, nothing: only the present can be acted on.</summary>
    public IEnumerable<AssetAction> AllowedActions([FromServices] ReadDesk desk) => asOf is not null ? [] :
        AssetActions.Allowed(Held).Where(action => desk.Caller.Rights.Reaches(OperationOf[action], row.Organisation, Facts.Label));

    /// <summary>Everything that was recorded about it, in the order in which it was recorded.</summary>
    /// <param name="first">How many entries; 20 unless told, 200 at most.</param>
    /// <param name="after">Continue behind the entry of this cursor.</param>
    public IDataLoaderResult<Connection<TimelineEntry>> Timeline([FromServices] ReadDesk desk, int? first = null, string? after = null)
    {
        var page = KeysetPage.Of(first, after, TimelineOrder);
        return desk.Batches.Load<StreamKey, IReadOnlyList<Recorded>>(
                $"asset timeline {asOf:o} {page.Size} {after}", new(row.Organisation, row.Id),
                (keys, cancellation) => IncidentStreams.Pages(
                    desk.Sight("asset.read"), keys, page.After?.Value<long>(0) ?? 0, asOf, page.Take, cancellation))
            .Then(happened =>
            {
                TimelineEntry[] entries = [.. (happened ?? []).Select(fact => TimelineEntry.Of(fact, AssetSentences.Of((AssetEvent)fact.Fact)))];
                return page.Answer(entries, entry => [entry.Version]);
            });
    }
}
