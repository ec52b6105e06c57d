using System.Collections.Immutable;
using System.Text.Json.Serialization;
using EventSourcedOps.Domain.Access;

namespace EventSourcedOps.Domain.Assets;

/// <summary>What was decided about a difference.</summary>
public sealed record SettledDifference(Settlement Settlement, string Note);

/// <summary>A look whether everything that the ledger names is there, and nothing else.</summary>
public sealed record Stocktaking(string Number, string Organisation, string Name, Guid? PlaceId)
    : IEvolve<Stocktaking, StocktakingEvent>
{
    public ImmutableArray<ExpectedAsset> Expected { get; init; } = [];

    /// <summary>What was seen, by number.</summary>
    public ImmutableSortedDictionary<string, CountedAsset> Counted { get; init; } =
        ImmutableSortedDictionary.Create<string, CountedAsset>(StringComparer.Ordinal);

    /// <summary>Fixed when counting ended.</summary>
    public ImmutableArray<StocktakingDifference> Differences { get; init; } = [];

    public ImmutableSortedDictionary<string, SettledDifference> Settled { get; init; } =
        ImmutableSortedDictionary.Create<string, SettledDifference>(StringComparer.Ordinal);

    public bool CountEnded { get; init; }
    public bool Closed { get; init; }
    public bool Cancelled { get; init; }

    /// <summary>As sensitive as the most sensitive thing that it names.</summary>
    public DataLabel Label { get; init; }

    [JsonIgnore]
    public StocktakingStatus Status =>
        Cancelled ? StocktakingStatus.Cancelled : Closed ? StocktakingStatus.Closed
        : CountEnded ? StocktakingStatus.Settling : StocktakingStatus.Counting;

    /// <summary>How many differences nobody decided on yet.</summary>
    [JsonIgnore]
    public int Open => Differences.Length - Settled.Count;

    /// <summary>What differs as things stand: fixed when counting has ended, otherwise what it would be if it ended now.</summary>
    [JsonIgnore]
    public IReadOnlyList<StocktakingDifference> DifferencesNow => CountEnded ? Differences : StocktakingComparison.Of(Expected, Counted.Values);

    public static Stocktaking Evolve(Stocktaking? state, StocktakingEvent happened, DateTimeOffset at) => (state, happened) switch
    {
        (null, StocktakingOpened e) => new(e.Number, e.Organisation, e.Name, e.PlaceId)
        {
            Expected = [.. e.Expected], Label = e.Expected.Select(asset => asset.Label).DefaultIfEmpty().Max(),
        },
        (null, _) or (_, StocktakingOpened) => throw new InvalidOperationException($"{happened.GetType().Name} cannot come here."),

        ({ } now, StocktakingCounted e)    => now with
        {
            Counted = now.Counted.SetItem(e.Seen.Tag, e.Seen), Label = now.Raised(e.Label),
        },
        ({ } now, StocktakingUncounted e)  => now with { Counted = now.Counted.Remove(e.Tag) },
        ({ } now, StocktakingCountEnded e) => now with { CountEnded = true, Differences = [.. e.Differences] },
        ({ } now, StocktakingDifferenceSettled e) => now with
        {
            Settled = now.Settled.SetItem(e.Difference.Tag, new(e.Settlement, e.Note)),
        },
        ({ } now, StocktakingRelabelled e) => now with { Label = now.Raised(e.Label) },
        ({ } now, StocktakingClosed)       => now with { Closed = true },
        ({ } now, StocktakingCancelled)    => now with { Cancelled = true },
        _ => throw new InvalidOperationException($"Nobody said what {happened.GetType().Name} does to a stock-taking."),
    };

    private DataLabel Raised(DataLabel label) => label > Label ? label : Label;
}

/// <summary>Compares what was seen with what the ledger says.</summary>
public static class StocktakingComparison
{
    /// <summary>In the order of their numbers.</summary>
    public static IReadOnlyList<StocktakingDifference> Of(IEnumerable<ExpectedAsset> expected, IEnumerable<CountedAsset> counted)
    {
        var seen = counted.ToDictionary(count => count.Tag, StringComparer.Ordinal);
        var differences = new List<StocktakingDifference>();
        foreach (var asset in expected)
            if (!seen.Remove(asset.Tag, out var count))
                differences.Add(new(asset.Tag, asset.AssetId, DifferenceKind.Missing, asset.PlaceId, null));
            else if (count.PlaceId is { } found && !Agree(asset, count, found))
                differences.Add(new(asset.Tag, asset.AssetId, DifferenceKind.AtAnotherPlace, asset.PlaceId, found));
        differences.AddRange(seen.Values.Select(count =>
            new StocktakingDifference(count.Tag, count.AssetId, DifferenceKind.Unexpected, null, count.PlaceId)));
        return [.. differences.OrderBy(difference => difference.Tag, StringComparer.Ordinal)];
    }

    // Who counts a room says less than the ledger, who counts a rack may say more: neither contradicts the other.
    private static bool Agree(ExpectedAsset asset, CountedAsset count, Guid found) =>
        asset.Within.Contains(found) || asset.PlaceId is { } told && count.Within.Contains(told);
}
