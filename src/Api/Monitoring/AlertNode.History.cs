using System.Collections.Frozen;
using System.Text.Json;
using EventSourcedOps.Api.GraphQL;
using EventSourcedOps.Api.Incidents;
using EventSourcedOps.Domain.Monitoring;
using EventSourcedOps.Projections.EventLog;
using GraphQL;
using GraphQL.DataLoader;

namespace EventSourcedOps.Api.Monitoring;

public sealed partial class AlertNode
{
    private const string TimelineOrder = "alert.timeline";

    /// <summary>Every action is the operation of the same name: RaiseIncident is alert.raise-incident.</summary>
    private static readonly FrozenDictionary<AlertAction, string> OperationOf = Enum.GetValues<AlertAction>()
        .ToFrozenDictionary(action => action, action => $"alert.{JsonNamingPolicy.KebabCaseLower.ConvertName(action.ToString())}");

    /// <summary>What the caller may do to it next. Asked about the past, nothing: only the present can be acted on.</summary>
    public IEnumerable<AlertAction> AllowedActions([FromServices] ReadDesk desk) => asOf is not null ? [] :
        AlertActions.Allowed(State).Where(action => desk.Caller.Reaches(OperationOf[action], row.Organisation));

    /// <summary>Everything that was recorded about it, in the order in which it was recorded.</summary>
    /// <param name="first">How many entries; 20 unless told, 200 at most.</param>
    /// <param name="after">Continue behind the entry of this cursor.</param>
    public IDataLoaderResult<Connection<TimelineEntry>> Timeline([FromServices] ReadDesk desk, int? first = null, string? after = null)
    {
        var page = KeysetPage.Of(first, after, TimelineOrder);
        return desk.Batches.Load<StreamKey, IReadOnlyList<Recorded>>(
                $"alert timeline {asOf:o} {page.Size} {after}", new(row.Organisation, row.Id),
                (keys, cancellation) => IncidentStreams.Pages(
                    desk.Sight("alert.read"), keys, page.After?.Value<long>(0) ?? 0, asOf, page.Take, cancellation))
            .Then(happened =>
            {
                TimelineEntry[] entries = [.. (happened ?? []).Select(fact => TimelineEntry.Of(fact, AlertSentences.Of((AlertEvent)fact.Fact)))];
                return page.Answer(entries, entry => [entry.Version]);
            });
    }
}
