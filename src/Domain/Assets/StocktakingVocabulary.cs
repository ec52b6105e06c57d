using EventSourcedOps.Domain.Access;

namespace EventSourcedOps.Domain.Assets;

/// <summary>Where a stock-taking stands.</summary>
public enum StocktakingStatus
{
    /// <summary>People count.</summary>
    Counting,

    /// <summary>Counting is over; what differs from the ledger is decided on.</summary>
    Settling,

    /// <summary>Everything that differed was decided on.</summary>
    Closed,

    /// <summary>Given up; it says nothing about the ledger.</summary>
    Cancelled,
}

/// <summary>What can be done to a stock-taking.</summary>
public enum StocktakingAction
{
    /// <summary>Count an asset.</summary>
    Count,

    /// <summary>Take back what was counted by mistake.</summary>
    Uncount,

    /// <summary>Say that everything was counted.</summary>
    EndCount,

    /// <summary>Decide what becomes of a difference.</summary>
    Settle,

    /// <summary>End it.</summary>
    Close,

    /// <summary>Give it up.</summary>
    Cancel,
}

/// <summary>How what was counted differs from the ledger.</summary>
public enum DifferenceKind
{
    /// <summary>The ledger has it, and nobody saw it.</summary>
    Missing,

    /// <summary>Somebody saw it, and it was not expected there, or the ledger does not know it at all.</summary>
    Unexpected,

    /// <summary>It stands somewhere else than the ledger says.</summary>
    AtAnotherPlace,
}

/// <summary>What becomes of a difference.</summary>
public enum Settlement
{
    /// <summary>The ledger follows: the asset is moved to where it was found.</summary>
    AdjustLedger,

    /// <summary>It is lost: the asset is scrapped.</summary>
    WriteOff,

    /// <summary>The ledger stays as it is; the note says why.</summary>
    KeepLedger,
}

/// <summary>An asset that should be found.</summary>
/// <param name="PlaceId">Where the ledger says it stands; null when it says nothing.</param>
/// <param name="Within">That place and everything it lies in: a rack, its room, its site.</param>
public sealed record ExpectedAsset(
    Guid AssetId, string Tag, string Model, Guid? PlaceId, IReadOnlyList<Guid> Within, DataLabel Label = DataLabel.Normal);

/// <summary>Something that was seen.</summary>
/// <param name="Tag">The number on its label.</param>
/// <param name="AssetId">The asset of that number; null when the ledger has none.</param>
/// <param name="PlaceId">Where it was seen; null when nobody said.</param>
/// <param name="Within">That place and everything it lies in.</param>
public sealed record CountedAsset(string Tag, Guid? AssetId, Guid? PlaceId, IReadOnlyList<Guid> Within, string? Note);

/// <summary>Something in which what was counted and the ledger do not agree.</summary>
/// <param name="LedgerPlace">Where the ledger said it stands.</param>
/// <param name="FoundPlace">Where it was seen.</param>
public sealed record StocktakingDifference(string Tag, Guid? AssetId, DifferenceKind Kind, Guid? LedgerPlace, Guid? FoundPlace);
