namespace EventSourcedOps.Domain.Assets;

/// <summary>A fact about one asset. Stored for ever: add fields as optional, never rename. Who and when live in the metadata.</summary>
public abstract record AssetEvent;

/// <summary>It arrived and stands in the ledger.</summary>
/// <param name="Custodian">Who holds it from now on.</param>
/// <param name="PlaceId">Where it was put down: a configuration item.</param>
[WireName("asset.received.v1")]
public sealed record AssetReceived(string Organisation, AssetFacts Facts, string Custodian, Guid? PlaceId) : AssetEvent;

/// <summary>What the ledger says of it was put right; all of it, as it reads from now on.</summary>
[WireName("asset.corrected.v1")]
public sealed record AssetCorrected(AssetFacts Facts, string Reason) : AssetEvent;

/// <summary>It was put into a rack.</summary>
/// <param name="Custodian">Who holds it from now on; null leaves it in the hands it is in.</param>
[WireName("asset.racked.v1")]
public sealed record AssetRacked(Guid RackId, int Unit, int Height, RackFace Face, string? Custodian, string? Note) : AssetEvent;

/// <summary>It was taken somewhere.</summary>
/// <param name="Custodian">Who holds it from now on; null leaves it in the hands it is in.</param>
[WireName("asset.moved.v1")]
public sealed record AssetMoved(Guid PlaceId, string? Custodian, string Reason) : AssetEvent;

/// <summary>It came into other hands and stayed where it is.</summary>
[WireName("asset.handed-over.v1")]
public sealed record AssetHandedOver(string To, string? Note) : AssetEvent;

/// <summary>It was sent away to be repaired; whoever repairs it holds it.</summary>
/// <param name="DueBack">When it should be back.</param>
[WireName("asset.sent-to-repair.v1")]
public sealed record AssetSentToRepair(string Repairer, string Reason, DateOnly? DueBack) : AssetEvent;

/// <summary>It came back from repair, into the store.</summary>
[WireName("asset.returned.v1")]
public sealed record AssetReturned(string Custodian, string Findings, Guid? PlaceId) : AssetEvent;

/// <summary>It was put into a store.</summary>
/// <param name="Custodian">Who holds it from now on; null leaves it in the hands it is in.</param>
[WireName("asset.stocked.v1")]
public sealed record AssetStocked(Guid? PlaceId, string? Custodian, string? Note) : AssetEvent;

/// <summary>It is gone for good.</summary>
[WireName("asset.scrapped.v1")]
public sealed record AssetScrapped(string Reason) : AssetEvent;

/// <summary>It is that configuration item, or a part of what it is made of.</summary>
[WireName("asset.item-linked.v1")]
public sealed record AssetItemLinked(Guid ItemId) : AssetEvent;

[WireName("asset.item-unlinked.v1")]
public sealed record AssetItemUnlinked(Guid ItemId, string? Reason) : AssetEvent;

/// <summary>A promise about it ends soon.</summary>
/// <param name="Until">Its last day.</param>
/// <param name="Tag">The number of the asset at that time, for those who are told.</param>
[WireName("asset.expiry-noted.v1")]
public sealed record AssetExpiryNoted(AssetTerm Term, DateOnly Until, string Tag) : AssetEvent;
