using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Assets;
using FluentValidation;

namespace EventSourcedOps.Application.Assets;

/// <summary>Takes an asset back from repair, into the store.</summary>
/// <param name="Custodian">Who holds it from now on.</param>
/// <param name="Findings">What was done to it.</param>
/// <param name="PlaceId">Where it lies: a site, room or rack.</param>
[Operation("asset.return")]
public sealed record ReturnAsset(Guid CommandId, Guid AssetId, string Custodian, string Findings, Guid? PlaceId = null)
    : AssetCommand(CommandId, AssetId)
{
    protected internal override IEnumerable<Guid> Reads => PlaceId is { } place ? [place] : [];

    protected override Decision<AssetEvent> Ask(Asset? asset, Circumstances given) => asset.Return(new(Custodian, Findings, PlaceId), given);
}

public sealed class ReturnAssetValidator : AssetShape<ReturnAsset>
{
    public ReturnAssetValidator()
    {
        RuleFor(command => command.Custodian).IsPerson();
        RuleFor(command => command.Findings).IsReason();
    }
}
