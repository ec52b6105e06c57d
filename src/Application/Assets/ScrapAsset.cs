using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Assets;
using FluentValidation;

namespace EventSourcedOps.Application.Assets;

/// <summary>Says that an asset is gone for good. There is no way back.</summary>
/// <param name="Reason">Why.</param>
[Operation("asset.scrap")]
public sealed record ScrapAsset(Guid CommandId, Guid AssetId, string Reason) : AssetCommand(CommandId, AssetId)
{
    protected override Decision<AssetEvent> Ask(Asset? asset, Circumstances given) => asset.Scrap(Reason);
}

public sealed class ScrapAssetValidator : AssetShape<ScrapAsset>
{
    public ScrapAssetValidator()
    {
        RuleFor(command => command.Reason).IsReason();
    }
}
