using EventSourcedOps.Domain;

namespace EventSourcedOps.Application.Telemetry.Blocks;

/// <summary>The place of an item in the order of time. Those that are the same in everything share it.</summary>
public readonly record struct ItemPlace(long At, ulong Mark)
{
    public static readonly Comparer<ItemPlace> OldestFirst = Comparer<ItemPlace>.Create((one, other) => (one.At, one.Mark).CompareTo((other.At, other.Mark)));
    public static readonly Comparer<ItemPlace> NewestFirst = Comparer<ItemPlace>.Create((one, other) => OldestFirst.Compare(other, one));
}

/// <summary>What was found, or why there is no answer.</summary>
/// <param name="HasMore">Whether there is more behind it.</param>
public sealed record ItemPage<TItem>(IReadOnlyList<Found<TItem>> Items, bool HasMore, Refusal? Refusal = null);

/// <summary>Answers questions about lines or spans, as far as the caller may see them.</summary>
public sealed class BlockSearch<TItem>(BlockReader<TItem> reader, BlockKind<TItem> kind)
{
    public ItemPlace PlaceOf(TItem item) => new(kind.At(item), kind.Mark(item));

    /// <param name="behind">Only what comes behind that place, in the order that is asked for.</param>
    /// <param name="most">How many; more only where others are the same as the last one in everything, so that none is passed over.</param>
    public async Task<ItemPage<TItem>> Find(
        TelemetrySight sight, BlockQuestion<TItem> question, bool newestFirst, ItemPlace? behind, int most, CancellationToken cancellation)
    {
        var page = new Page(PlaceOf, newestFirst, behind, most);
        if (behind is { } place)
            question = newestFirst
                ? question with { Until = Math.Min(question.Until, place.At) } : question with { From = Math.Max(question.From, place.At) };
        var refusal = await Patiently(inner => reader.Read(sight, question, newestFirst, page.Begin, inner), cancellation);
        return page.HasEnough || refusal is null ? page.Answer : new([], false, refusal);
    }

    /// <summary>Folds all that fits, the newest first.</summary>
    /// <param name="begin">An empty fold; it is made anew when the search has to begin anew.</param>
    /// <param name="take">Whether more is wanted.</param>
    public async Task<(TFold Fold, Refusal? Refusal)> Fold<TFold>(
        TelemetrySight sight, BlockQuestion<TItem> question, Func<TFold> begin, Func<TFold, Portion<TItem>, bool> take, CancellationToken cancellation)
    {
        var fold = begin();
        var refusal = await Patiently(inner => reader.Read(sight, question, newestFirst: true, Begin, inner), cancellation);
        return (fold, refusal);

        Func<Portion<TItem>, bool> Begin()
        {
            fold = begin();
            return portion => take(fold, portion);
        }
    }

    /// <summary>The newest of all that fits, up to so many and those that lie together with them.</summary>
    public async Task<(IReadOnlyList<TItem> Items, Refusal? Refusal)> Newest(
        TelemetrySight sight, BlockQuestion<TItem> question, int most, CancellationToken cancellation) =>
        await Fold(sight, question, () => new List<TItem>(), (items, portion) =>
        {
            items.AddRange(portion.Items.Select(found => found.Item));
            return items.Count < most;
        }, cancellation);

    private static async Task<Refusal?> Patiently(Func<CancellationToken, Task<Refusal?>> ask, CancellationToken cancellation)
    {
        using var patience = new CancellationTokenSource(TelemetryLimits.Patience);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, patience.Token);
        try
        {
            return await Task.Run(() => ask(either.Token), either.Token);
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            return TelemetryRefusals.TooLong;
        }
    }

    /// <summary>The first of all in an order, out of portions that come in it only roughly.</summary>
    private sealed class Page(Func<TItem, ItemPlace> placeOf, bool newestFirst, ItemPlace? behind, int most)
    {
        private readonly Comparer<ItemPlace> order = newestFirst ? ItemPlace.NewestFirst : ItemPlace.OldestFirst;

        /// <summary>Those of the page, and one that only tells that there are more.</summary>
        private List<(ItemPlace Place, Found<TItem> Item)> first = [];

        public bool HasEnough { get; private set; }

        public ItemPage<TItem> Answer => new([.. first.Take(EndOf(first)).Select(one => one.Item)], first.Count > EndOf(first));

        public Func<Portion<TItem>, bool> Begin()
        {
            (first, HasEnough) = ([], false);
            return Take;
        }

        private bool Take(Portion<TItem> portion)
        {
            var all = first.Concat(portion.Items.Select(found => (Place: placeOf(found.Item), found)))
                .Where(one => behind is not { } place || order.Compare(one.Place, place) > 0).OrderBy(one => one.Place, order).ToList();
            var end = EndOf(all);
            first = all[..Math.Min(all.Count, end + 1)];
            HasEnough = first.Count > end
                && (portion.Rest is not { } rest || (newestFirst ? rest < first[^1].Place.At : rest > first[^1].Place.At));
            return !HasEnough;
        }

        /// <summary>Where the page ends: never between those that are the same in everything.</summary>
        private int EndOf(List<(ItemPlace Place, Found<TItem> Item)> items)
        {
            var end = Math.Min(most, items.Count);
            while (end > 0 && end < items.Count && items[end].Place == items[end - 1].Place) end++;
            return end;
        }
    }
}
