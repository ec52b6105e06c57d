using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Assets;
using FluentValidation;

namespace EventSourcedOps.Application.Assets;

/// <summary>Takes an asset somewhere else.</summary>
/// <param name="PlaceId">The site, room or rack, which is a configuration item.</param>
/// <param name="Reason">Why.</param>
/// <param name="Custodian">Who holds it from now on; left out, it stays in the hands it is in.</param>
[Operation("asset.move")]
public sealed record MoveAsset(Guid CommandId, Guid AssetId, Guid PlaceId, string Reason, string? Custodian = null) : AssetCommand(CommandId, AssetId)
{
    protected internal override IEnumerable<Guid> Reads => [PlaceId];

    protected override Decision<AssetEvent> Ask(Asset? asset, Circumstances given) => asset.Move(new(PlaceId, Custodian, Reason), given);
}

public sealed class MoveAssetValidator : AssetShape<MoveAsset>
{
    public MoveAssetValidator()
    {
        RuleFor(command => command.PlaceId).NotEmpty();
        RuleFor(command => command.Reason).IsReason();
        RuleFor(command => command.Custodian).MayBeLine(AssetLimits.Person);
    }
}
