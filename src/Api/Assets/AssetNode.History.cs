using System.Collections.Frozen;
using EventSourcedOps.Api.Audit;
using EventSourcedOps.Api.GraphQL;
using EventSourcedOps.Api.Incidents;
using EventSourcedOps.Domain.Assets;
using GraphQL.DataLoader;
using GraphQL;

namespace EventSourcedOps.Api.Assets;

public sealed partial class AssetNode
{
    private static readonly FrozenDictionary<AssetAction, string> OperationOf = ActionOperations.Of<AssetAction>("asset");

    /// <summary>What the caller may do to it next. Asked about the past, nothing: only the present can be acted on.</summary>
    public IEnumerable<AssetAction> AllowedActions([FromServices] ReadDesk desk) => asOf is not null ? [] :
        AssetActions.Allowed(Held).Where(action => desk.Caller.Rights.Reaches(OperationOf[action], row.Organisation, Facts.Label));

    /// <summary>Everything that was recorded about it, in the order in which it was recorded.</summary>
    /// <param name="first">How many entries; 20 unless told, 200 at most.</param>
    /// <param name="after">Continue behind the entry of this cursor.</param>
    public IDataLoaderResult<Connection<TimelineEntry>> Timeline([FromServices] ReadDesk desk, int? first = null, string? after = null) =>
        Timelines.Of(desk, "asset", new(row.Organisation, row.Id), asOf, first, after, fact => AssetSentences.Of((AssetEvent)fact.Fact));
}
