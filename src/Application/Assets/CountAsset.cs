using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Access;
using EventSourcedOps.Domain.Assets;
using FluentValidation;

namespace EventSourcedOps.Application.Assets;

/// <summary>Says that something was seen; a later word about the same number takes the place of this one.</summary>
/// <param name="Tag">The number on its label.</param>
/// <param name="PlaceId">Where it was seen: a site, room or rack.</param>
/// <param name="Note">What else is to be said.</param>
[Operation("stocktaking.count")]
public sealed record CountAsset(Guid CommandId, Guid StocktakingId, string Tag, Guid? PlaceId = null, string? Note = null)
    : StocktakingCommand(CommandId, StocktakingId)
{
    /// <summary>The asset of that number; no part of what was asked.</summary>
    internal Guid? AssetId { get; init; }

    /// <summary>Its number as the ledger writes it.</summary>
    internal string? LedgerTag { get; init; }

    internal DataLabel Label { get; init; }

    /// <summary>That place and everything it lies in; no part of what was asked.</summary>
    internal IReadOnlyList<Guid> Within { get; init; } = [];

    protected internal override IEnumerable<Guid> Reads => PlaceId is { } place ? [place] : [];

    protected internal override async Task<Command> Grounded(ProcessMeans means, Caller caller)
    {
        if (await AssetStreams.FindStocktaking(StocktakingId, means) is not { } stocktaking) return this;
        var within = await StocktakingGround.Within(PlaceId, means);
        // What whoever counts may not see is as unknown as a number that nobody gave out.
        return await AssetFinding.HolderOfTag(stocktaking.Organisation, Tag, means) is { } id
            && await AssetStreams.Find(id, means) is { } asset
            && caller.Rights.Reaches("stocktaking.count", asset.Organisation, asset.Facts.Label)
            ? this with { AssetId = id, LedgerTag = asset.Facts.Tag, Label = asset.Facts.Label, Within = within }
            : this with { Within = within };
    }

    protected override Decision<StocktakingEvent> Ask(Stocktaking? stocktaking, Circumstances given) =>
        stocktaking.Count(new(new(LedgerTag ?? Tag, AssetId, PlaceId, Within, Note), Label), given);
}

public sealed class CountAssetValidator : StocktakingShape<CountAsset>
{
    public CountAssetValidator()
    {
        RuleFor(command => command.Tag).IsTag();
        RuleFor(command => command.Note).MayBeLine(TextRules.Reason);
    }
}
