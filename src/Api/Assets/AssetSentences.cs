using EventSourcedOps.Domain.Assets;
using static EventSourcedOps.Api.Audit.Timelines;

namespace EventSourcedOps.Api.Assets;

/// <summary>Says in a sentence what happened to an asset or in a stock-taking.</summary>
internal static class AssetSentences
{
    public static string Of(AssetEvent happened) => happened switch
    {
        AssetReceived e     => $"{e.Facts.Tag} received ({e.Facts.Model}), held by {e.Custodian}",
        AssetCorrected e    => $"Ledger put right{Why(e.Reason)}",
        AssetRacked e       => $"Racked at unit {e.Unit}, {e.Height} U, {e.Face}{By(e.Custodian)}{Why(e.Note)}",
        AssetMoved e        => $"Moved{By(e.Custodian)}{Why(e.Reason)}",
        AssetHandedOver e   => $"Handed over to {e.To}{Why(e.Note)}",
        AssetSentToRepair e => $"Sent to {e.Repairer} for repair{Why(e.Reason)}",
        AssetReturned e     => $"Back from repair{By(e.Custodian)}{Why(e.Findings)}",
        AssetStocked e      => $"Put in stock{By(e.Custodian)}{Why(e.Note)}",
        AssetScrapped e     => $"Scrapped{Why(e.Reason)}",
        AssetItemLinked     => "Linked to a configuration item",
        AssetItemUnlinked e => $"Unlinked from a configuration item{Why(e.Reason)}",
        AssetExpiryNoted e  => $"{e.Term} ends on {e.Until:yyyy-MM-dd}",
        _ => throw new InvalidOperationException($"Nobody said how to tell of {happened.GetType().Name}."),
    };

    public static string Of(StocktakingEvent happened) => happened switch
    {
        StocktakingOpened e            => $"{e.Number} opened: {e.Name}, {e.Expected.Count} expected",
        StocktakingCounted e           => $"{e.Seen.Tag} counted{Why(e.Seen.Note)}",
        StocktakingUncounted e         => $"{e.Tag} taken back",
        StocktakingCountEnded e        => $"Counting ended, {e.Differences.Count} differences",
        StocktakingDifferenceSettled e => $"{e.Difference.Tag} ({e.Difference.Kind}): {e.Settlement}{Why(e.Note)}",
        StocktakingRelabelled          => "It names something that became more sensitive",
        StocktakingClosed e            => $"Closed{Why(e.Note)}",
        StocktakingCancelled e         => $"Given up{Why(e.Reason)}",
        _ => throw new InvalidOperationException($"Nobody said how to tell of {happened.GetType().Name}."),
    };

    private static string By(string? custodian) => custodian is null ? "" : $", held by {custodian}";
}
