using System.Collections.Frozen;
using EventSourcedOps.Api.Audit;
using EventSourcedOps.Api.GraphQL;
using EventSourcedOps.Api.Incidents;
using EventSourcedOps.Domain.Changes;
using GraphQL.DataLoader;
using GraphQL;

namespace EventSourcedOps.Api.Changes;

public sealed partial class ChangeNode
{
    private static readonly FrozenDictionary<ChangeAction, string> OperationOf = ActionOperations.Of<ChangeAction>("change");

    /// <summary>What the caller may do to it next. Asked about the past, nothing: only the present can be acted on.</summary>
    public IEnumerable<ChangeAction> AllowedActions([FromServices] ReadDesk desk) => asOf is not null ? [] :
        ChangeActions.AllowedTo(State, desk.Caller.Name).Where(action => desk.Caller.Reaches(OperationOf[action], row.Organisation));

    /// <summary>Everything that was recorded about it, in the order in which it was recorded.</summary>
    /// <param name="first">How many entries; 20 unless told, 200 at most.</param>
    /// <param name="after">Continue behind the entry of this cursor.</param>
    public IDataLoaderResult<Connection<TimelineEntry>> Timeline([FromServices] ReadDesk desk, int? first = null, string? after = null) =>
        Timelines.Of(desk, "change", new(row.Organisation, row.Id), asOf, first, after, fact => ChangeSentences.Of((ChangeEvent)fact.Fact));
}
