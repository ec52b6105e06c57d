using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Assets;
using FluentValidation;

namespace EventSourcedOps.Application.Assets;

/// <summary>Says which configuration item an asset is. An asset may be several items, an item is one asset.</summary>
/// <param name="ItemId">The configuration item.</param>
[Operation("asset.link-item")]
public sealed record LinkAssetItem(Guid CommandId, Guid AssetId, Guid ItemId) : AssetCommand(CommandId, AssetId)
{
    /// <summary>Found for this wish; no part of what was asked.</summary>
    internal Guid? Holder { get; init; }

    protected internal override IEnumerable<Guid> Reads => [ItemId];

    protected internal override async Task<Command> Grounded(ProcessMeans means, Caller caller) =>
        this with { Holder = await AssetFinding.HolderOfItem(ItemId, means) };

    protected override Decision<AssetEvent> Ask(Asset? asset, Circumstances given) => asset.LinkItem(AssetId, ItemId, Holder, given);
}

public sealed class LinkAssetItemValidator : AssetShape<LinkAssetItem>
{
    public LinkAssetItemValidator()
    {
        RuleFor(command => command.ItemId).NotEmpty();
    }
}
