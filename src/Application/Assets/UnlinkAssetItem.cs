using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Assets;
using FluentValidation;

namespace EventSourcedOps.Application.Assets;

/// <summary>Says that an asset is not that configuration item.</summary>
/// <param name="ItemId">The configuration item.</param>
/// <param name="Reason">Why.</param>
[Operation("asset.unlink-item")]
public sealed record UnlinkAssetItem(Guid CommandId, Guid AssetId, Guid ItemId, string? Reason = null) : AssetCommand(CommandId, AssetId)
{
    protected override Decision<AssetEvent> Ask(Asset? asset, Circumstances given) => asset.UnlinkItem(ItemId, Reason);
}

public sealed class UnlinkAssetItemValidator : AssetShape<UnlinkAssetItem>
{
    public UnlinkAssetItemValidator()
    {
        RuleFor(command => command.ItemId).NotEmpty();
        RuleFor(command => command.Reason).MayBeLine(TextRules.Reason);
    }
}
