using EventSourcedOps.Domain.Access;

namespace EventSourcedOps.Domain.Assets;

/// <summary>A fact about one stock-taking. Stored for ever: add fields as optional, never rename. Who and when live in the metadata.</summary>
public abstract record StocktakingEvent;

/// <summary>Somebody begins to look whether everything is there.</summary>
/// <param name="PlaceId">The site, room or rack that is looked through; null for the whole organisation.</param>
/// <param name="Expected">What the ledger said at that moment.</param>
[WireName("stocktaking.opened.v1")]
public sealed record StocktakingOpened(
    string Number, string Organisation, string Name, Guid? PlaceId, IReadOnlyList<ExpectedAsset> Expected) : StocktakingEvent;

/// <summary>Something was seen; a later word about the same number takes its place.</summary>
/// <param name="Label">How sensitive the asset of that number is.</param>
[WireName("stocktaking.counted.v1")]
public sealed record StocktakingCounted(CountedAsset Seen, DataLabel Label = DataLabel.Normal) : StocktakingEvent;

/// <summary>It was not seen after all.</summary>
[WireName("stocktaking.uncounted.v1")]
public sealed record StocktakingUncounted(string Tag) : StocktakingEvent;

/// <summary>Everything was counted.</summary>
[WireName("stocktaking.count-ended.v1")]
public sealed record StocktakingCountEnded(IReadOnlyList<StocktakingDifference> Differences) : StocktakingEvent;

/// <summary>Somebody decided what becomes of a difference.</summary>
/// <param name="Number">That of the stock-taking, for the ledger to name.</param>
[WireName("stocktaking.difference-settled.v1")]
public sealed record StocktakingDifferenceSettled(
    string Number, StocktakingDifference Difference, Settlement Settlement, string Note) : StocktakingEvent;

/// <summary>Something that it names became more sensitive.</summary>
[WireName("stocktaking.relabelled.v1")]
public sealed record StocktakingRelabelled(DataLabel Label) : StocktakingEvent;

[WireName("stocktaking.closed.v1")]
public sealed record StocktakingClosed(string? Note) : StocktakingEvent;

[WireName("stocktaking.cancelled.v1")]
public sealed record StocktakingCancelled(string Reason) : StocktakingEvent;
