using System.Collections.Frozen;
using EventSourcedOps.Api.Audit;
using EventSourcedOps.Api.Configuration;
using EventSourcedOps.Api.GraphQL;
using EventSourcedOps.Api.Incidents;
using EventSourcedOps.Api.Organisations;
using EventSourcedOps.Domain.Access;
using EventSourcedOps.Domain.Assets;
using EventSourcedOps.Projections.Assets;
using GraphQL.DataLoader;
using GraphQL;

namespace EventSourcedOps.Api.Assets;

/// <summary>A look whether everything that the ledger names is there, and nothing else.</summary>
[GraphQLMetadata("Stocktaking")]
public sealed class StocktakingNode(StocktakingRow row, DateTimeOffset? asOf)
{
    private const string LineOrder = "stocktaking.lines";

    private static readonly FrozenDictionary<StocktakingAction, string> OperationOf = ActionOperations.Of<StocktakingAction>("stocktaking");

    /// <summary>Its id; made by whoever opened it.</summary>
    public Guid Id => row.Id;

    /// <summary>Number for people, such as STK0000012.</summary>
    public string Number => row.Number;

    /// <summary>What people call it.</summary>
    public string Name => row.Name;

    /// <summary>Where it stands.</summary>
    public StocktakingStatus Status => row.Status;

    /// <summary>How sensitive what it names is.</summary>
    public DataLabel Label => row.Label;

    /// <summary>Who opened it.</summary>
    public string? OpenedBy => row.OpenedBy;

    /// <summary>When it was opened.</summary>
    public DateTimeOffset OpenedAt => row.OpenedAt;

    /// <summary>When counting ended.</summary>
    public DateTimeOffset? CountEndedAt => row.CountEndedAt;

    /// <summary>When it was closed or given up.</summary>
    public DateTimeOffset? EndedAt => row.EndedAt;

    /// <summary>The note with which it was closed, or why it was given up.</summary>
    public string? EndNote => row.EndNote;

    /// <summary>How many assets should be found.</summary>
    public int ExpectedCount => row.Expected;

    /// <summary>How many numbers were seen.</summary>
    public IDataLoaderResult<int> CountedCount([FromServices] ReadDesk desk) => Told(desk, story => story.State.Counted.Count);

    /// <summary>How many of those that should be found were seen.</summary>
    public IDataLoaderResult<int> FoundCount([FromServices] ReadDesk desk) =>
        Told(desk, story => story.State.Expected.Count(asset => story.State.Counted.ContainsKey(asset.Tag)));

    /// <summary>How many numbers differ from the ledger; while people count, as it would be if they ended now.</summary>
    public IDataLoaderResult<int> DifferenceCount([FromServices] ReadDesk desk) => Told(desk, story => story.State.DifferencesNow.Count);

    /// <summary>How many differences nobody decided on yet; none before counting ended.</summary>
    public int OpenCount => (row.Differences ?? 0) - row.Settled;

    /// <summary>The organisation whose ledger it is about.</summary>
    public async Task<OrganisationNode?> Organisation([FromServices] ReadDesk desk) =>
        OrganisationNode.Of(row.Organisation, await desk.Landscape(asOf));

    /// <summary>Id of the site, room or rack that is looked through; null for the whole organisation.</summary>
    public Guid? PlaceId => row.PlaceId;

    /// <summary>The site, room or rack that is looked through, if the caller may see it.</summary>
    public IDataLoaderResult<ItemNode?>? Place([FromServices] ReadDesk desk) =>
        row.PlaceId is { } place && desk.Caller.May("item.read") ? ItemNode.Load(desk, place, asOf) : null;

    /// <summary>Every number that was expected or seen, in their order.</summary>
    /// <param name="onlyDifferences">Only those that differ from the ledger.</param>
    /// <param name="first">How many; 20 unless told, 200 at most.</param>
    /// <param name="after">Continue behind the line of this cursor.</param>
    public IDataLoaderResult<Connection<StocktakingLine>> Lines(
        [FromServices] ReadDesk desk, bool onlyDifferences = false, int? first = null, string? after = null)
    {
        var page = KeysetPage.Of(first, after, LineOrder);
        return Told(desk, story => page.Slice(
            StocktakingLine.Of(story, asOf).Where(line => !onlyDifferences || line.Difference is not null), line => line.Tag, StringComparer.Ordinal));
    }

    /// <summary>What the caller may do to it next. Asked about the past, nothing: only the present can be acted on.</summary>
    public IDataLoaderResult<IEnumerable<StocktakingAction>> AllowedActions([FromServices] ReadDesk desk) => Told(desk, story =>
        asOf is not null ? [] : story.State.Allowed().Where(action => desk.Caller.Rights.Reaches(OperationOf[action], row.Organisation, row.Label)));

    /// <summary>Everything that was recorded about it, in the order in which it was recorded.</summary>
    /// <param name="first">How many entries; 20 unless told, 200 at most.</param>
    /// <param name="after">Continue behind the entry of this cursor.</param>
    public IDataLoaderResult<Connection<TimelineEntry>> Timeline([FromServices] ReadDesk desk, int? first = null, string? after = null) =>
        Timelines.Of(desk, "stocktaking", new(row.Organisation, row.Id), asOf, first, after, fact => AssetSentences.Of((StocktakingEvent)fact.Fact));

    private IDataLoaderResult<T> Told<T>(ReadDesk desk, Func<StocktakingStory, T> of) => StocktakingStory.Load(desk, row, asOf)
        .Then(story => of(story ?? throw new InvalidOperationException($"Stock-taking {row.Id} has a row and no events.")));
}
