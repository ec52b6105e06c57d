using System.Collections.Frozen;
using System.Text.Json;
using EventSourcedOps.Api.GraphQL;
using EventSourcedOps.Api.Incidents;
using EventSourcedOps.Domain.Changes;
using EventSourcedOps.Projections.EventLog;
using GraphQL;
using GraphQL.DataLoader;

namespace EventSourcedOps.Api.Changes;

public sealed partial class ChangeNode
{
    private const string TimelineOrder = "change.timeline";

    /// <summary>Every action is the operation of the same name: RollBack is change.roll-back.</summary>
    private static readonly FrozenDictionary<ChangeAction, string> OperationOf = Enum.GetValues<ChangeAction>()
        .ToFrozenDictionary(action => action, action => $"change.{JsonNamingPolicy.KebabCaseLower.ConvertName(action.ToString())}");

    /// <summary>What the caller may do to it next. Asked about the past, nothing: only the present can be acted on.</summary>
    public IEnumerable<ChangeAction> AllowedActions([FromServices] ReadDesk desk) => asOf is not null ? [] :
        ChangeActions.AllowedTo(State, desk.Caller.Name).Where(action => desk.Caller.Reaches(OperationOf[action], row.Organisation));

    /// <summary>Everything that was recorded about it, in the order in which it was recorded.</summary>
    /// <param name="first">How many entries; 20 unless told, 200 at most.</param>
    /// <param name="after">Continue behind the entry of this cursor.</param>
    public IDataLoaderResult<Connection<TimelineEntry>> Timeline([FromServices] ReadDesk desk, int? first = null, string? after = null)
    {
        var page = KeysetPage.Of(first, after, TimelineOrder);
        return desk.Batches.Load<StreamKey, IReadOnlyList<Recorded>>(
                $"change timeline {asOf:o} {page.Size} {after}", new(row.Organisation, row.Id),
                (keys, cancellation) => IncidentStreams.Pages(
                    desk.Sight("change.read"), keys, page.After?.Value<long>(0) ?? 0, asOf, page.Take, cancellation))
            .Then(happened =>
            {
                TimelineEntry[] entries = [.. (happened ?? []).Select(fact => TimelineEntry.Of(fact, ChangeSentences.Of((ChangeEvent)fact.Fact)))];
                return page.Answer(entries, entry => [entry.Version]);
            });
    }
}
