using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Assets;
using FluentValidation;

namespace EventSourcedOps.Application.Assets;

/// <summary>Puts right what the ledger says of an asset. Nobody can make it more sensitive than they may see.</summary>
/// <param name="Facts">All of it, as it should read.</param>
/// <param name="Reason">Why.</param>
[Operation("asset.correct")]
public sealed record CorrectAsset(Guid CommandId, Guid AssetId, AssetFacts Facts, string Reason) : AssetCommand(CommandId, AssetId)
{
    /// <summary>Found for this wish; no part of what was asked.</summary>
    internal AssetHolders Holders { get; init; } = AssetHolders.None;

    protected internal override async Task<Command> Grounded(ProcessMeans means, Caller caller) =>
        await AssetStreams.Find(AssetId, means) is { } asset
            ? this with { Holders = await AssetFinding.Holders(asset.Organisation, Facts, means) }
            : this;

    protected override Decision<AssetEvent> Ask(Asset? asset, Circumstances given) =>
        asset is not null && !given.Rights.Reaches("asset.correct", asset.Organisation, Facts.Label) ? AssetRefusals.LabelOutOfReach
        : asset.Correct(AssetId, Facts, Reason, Holders);
}

public sealed class CorrectAssetValidator : AssetShape<CorrectAsset>
{
    public CorrectAssetValidator()
    {
        RuleFor(command => command.Facts).NotNull().SetValidator(new AssetFactsValidator());
        RuleFor(command => command.Reason).IsReason();
    }
}
