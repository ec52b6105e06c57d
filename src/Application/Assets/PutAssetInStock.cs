using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Assets;
using FluentValidation;

namespace EventSourcedOps.Application.Assets;

/// <summary>Puts an asset into a store.</summary>
/// <param name="PlaceId">Where it lies: a site, room or rack.</param>
/// <param name="Custodian">Who holds it from now on; left out, it stays in the hands it is in.</param>
/// <param name="Note">What else is to be said.</param>
[Operation("asset.put-in-stock")]
public sealed record PutAssetInStock(Guid CommandId, Guid AssetId, Guid? PlaceId = null, string? Custodian = null, string? Note = null)
    : AssetCommand(CommandId, AssetId)
{
    protected internal override IEnumerable<Guid> Reads => PlaceId is { } place ? [place] : [];

    protected override Decision<AssetEvent> Ask(Asset? asset, Circumstances given) => asset.PutInStock(new(PlaceId, Custodian, Note), given);
}

public sealed class PutAssetInStockValidator : AssetShape<PutAssetInStock>
{
    public PutAssetInStockValidator()
    {
        RuleFor(command => command.Custodian).MayBeLine(AssetLimits.Person);
        RuleFor(command => command.Note).MayBeLine(TextRules.Reason);
    }
}
