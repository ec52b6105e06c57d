using EventSourcedOps.Api.Configuration;
using EventSourcedOps.Api.GraphQL;
using EventSourcedOps.Domain.Assets;
using GraphQL;
using GraphQL.DataLoader;

namespace EventSourcedOps.Api.Assets;

/// <summary>One number of a stock-taking: what the ledger said, what was seen, what became of it.</summary>
public sealed class StocktakingLine
{
    private readonly ExpectedAsset? expected;
    private readonly CountedAsset? seen;
    private readonly SaidOfNumber? counted;
    private readonly SettledDifference? settled;
    private readonly SaidOfNumber? settledBy;
    private readonly DateTimeOffset? asOf;

    private StocktakingLine(StocktakingStory story, string tag, ExpectedAsset? expected, DifferenceKind? difference, DateTimeOffset? asOf)
    {
        (Tag, Difference, this.expected, this.asOf) = (tag, difference, expected, asOf);
        seen = story.State.Counted.GetValueOrDefault(tag);
        counted = story.Counted.GetValueOrDefault(tag);
        settled = story.State.Settled.GetValueOrDefault(tag);
        settledBy = story.Settled.GetValueOrDefault(tag);
    }

    /// <summary>The number on its label.</summary>
    public string Tag { get; }

    /// <summary>How it differs from the ledger; null when it does not.</summary>
    public DifferenceKind? Difference { get; }

    /// <summary>Model by the ledger; null when it was not expected.</summary>
    public string? Model => expected?.Model;

    /// <summary>Whether the ledger said it should be found.</summary>
    public bool Expected => expected is not null;

    /// <summary>Whether it was seen.</summary>
    public bool Counted => seen is not null;

    /// <summary>Who saw it.</summary>
    public string? CountedBy => counted?.By;

    /// <summary>When it was seen.</summary>
    public DateTimeOffset? CountedAt => counted?.At;

    /// <summary>What was said about it.</summary>
    public string? Note => seen?.Note;

    /// <summary>What was decided about the difference.</summary>
    public Settlement? Settlement => settled?.Settlement;

    /// <summary>Why.</summary>
    public string? SettlementNote => settled?.Note;

    /// <summary>Who decided.</summary>
    public string? SettledBy => settledBy?.By;

    /// <summary>When it was decided.</summary>
    public DateTimeOffset? SettledAt => settledBy?.At;

    /// <summary>What can be decided about the difference.</summary>
    public IEnumerable<Settlement> Settlements => Difference is not { } kind || settled is not null ? [] : Enum.GetValues<Settlement>()
        .Where(settlement => StocktakingDecisions.Fits(new(Tag, AssetId, kind, expected?.PlaceId, seen?.PlaceId), settlement));

    /// <summary>Id of the asset; null when the ledger has none of that number.</summary>
    public Guid? AssetId => expected?.AssetId ?? seen?.AssetId;

    /// <summary>The asset, if the caller may see it.</summary>
    public IDataLoaderResult<AssetNode?>? Asset([FromServices] ReadDesk desk) =>
        AssetId is { } id ? AssetNode.Load(desk, id, asOf) : null;

    /// <summary>Where the ledger says it stands, if the caller may see that place.</summary>
    public IDataLoaderResult<ItemNode?>? LedgerPlace([FromServices] ReadDesk desk) => PlaceOf(expected?.PlaceId, desk);

    /// <summary>Where it was seen, if the caller may see that place.</summary>
    public IDataLoaderResult<ItemNode?>? FoundPlace([FromServices] ReadDesk desk) => PlaceOf(seen?.PlaceId, desk);

    internal static IEnumerable<StocktakingLine> Of(StocktakingStory story, DateTimeOffset? asOf)
    {
        var differences = story.State.DifferencesNow.ToDictionary(difference => difference.Tag, difference => difference.Kind, StringComparer.Ordinal);
        var expected = story.State.Expected.ToDictionary(asset => asset.Tag, StringComparer.Ordinal);
        return expected.Keys.Union(story.State.Counted.Keys, StringComparer.Ordinal).Select(tag => new StocktakingLine(
            story, tag, expected.GetValueOrDefault(tag), differences.TryGetValue(tag, out var kind) ? kind : null, asOf));
    }

    private IDataLoaderResult<ItemNode?>? PlaceOf(Guid? place, ReadDesk desk) =>
        place is { } id && desk.Caller.May("item.read") ? ItemNode.Load(desk, id, asOf) : null;
}
