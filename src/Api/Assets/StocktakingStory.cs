using System.Collections.Immutable;
using EventSourcedOps.Api.GraphQL;
using EventSourcedOps.Api.Incidents;
using EventSourcedOps.Domain.Assets;
using EventSourcedOps.Projections.Assets;
using EventSourcedOps.Projections.EventLog;
using GraphQL.DataLoader;

namespace EventSourcedOps.Api.Assets;

/// <summary>Who said something about a number, and when.</summary>
internal sealed record SaidOfNumber(string? By, DateTimeOffset At);

/// <summary>A stock-taking folded from its events, with who said what of each number.</summary>
internal sealed record StocktakingStory(Stocktaking State)
{
    /// <summary>Whatever can be counted, counted again and taken back, and more is no stock-taking any more.</summary>
    private const int LongestStream = 50_000;

    private static readonly ImmutableDictionary<string, SaidOfNumber> Nobody =
        ImmutableDictionary.Create<string, SaidOfNumber>(StringComparer.Ordinal);

    public ImmutableDictionary<string, SaidOfNumber> Counted { get; private init; } = Nobody;
    public ImmutableDictionary<string, SaidOfNumber> Settled { get; private init; } = Nobody;

    /// <summary>Read once for all that an answer asks of it.</summary>
    public static IDataLoaderResult<StocktakingStory?> Load(ReadDesk desk, StocktakingRow row, DateTimeOffset? asOf) => desk.Batches
        .Load<StreamKey, StocktakingStory>($"stocktaking stream {asOf:o}", new(row.Organisation, row.Id), async (keys, cancellation) =>
        {
            var streams = await IncidentStreams.Pages(desk.Sight("stocktaking.read"), keys, 0, asOf, LongestStream, cancellation);
            return streams.ToDictionary(stream => stream.Key, stream => stream.Value.Aggregate((StocktakingStory?)null, After)!);
        });

    private static StocktakingStory After(StocktakingStory? story, Recorded happened)
    {
        var fact = (StocktakingEvent)happened.Fact;
        var now = new StocktakingStory(Stocktaking.Evolve(story?.State, fact, happened.OccurredAt))
        {
            Counted = story?.Counted ?? Nobody, Settled = story?.Settled ?? Nobody,
        };
        var said = new SaidOfNumber(happened.By, happened.OccurredAt);
        return fact switch
        {
            StocktakingCounted e           => now with { Counted = now.Counted.SetItem(e.Seen.Tag, said) },
            StocktakingUncounted e         => now with { Counted = now.Counted.Remove(e.Tag) },
            StocktakingDifferenceSettled e => now with { Settled = now.Settled.SetItem(e.Difference.Tag, said) },
            _                              => now,
        };
    }
}
