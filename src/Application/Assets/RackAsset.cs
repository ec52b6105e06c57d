using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Assets;
using FluentValidation;

namespace EventSourcedOps.Application.Assets;

/// <summary>Puts an asset into a rack. That others stand there already is shown, not refused: the rack may be ahead of the ledger.</summary>
/// <param name="RackId">The rack, which is a configuration item.</param>
/// <param name="Unit">The lowest unit that it takes, from 1.</param>
/// <param name="Height">How many units it takes.</param>
/// <param name="Face">Which side of the rack it takes.</param>
/// <param name="Custodian">Who holds it from now on; left out, it stays in the hands it is in.</param>
/// <param name="Note">What else is to be said.</param>
[Operation("asset.rack")]
public sealed record RackAsset(
    Guid CommandId, Guid AssetId, Guid RackId, int Unit, int Height, RackFace Face, string? Custodian = null, string? Note = null)
    : AssetCommand(CommandId, AssetId)
{
    protected internal override IEnumerable<Guid> Reads => [RackId];

    protected override Decision<AssetEvent> Ask(Asset? asset, Circumstances given) =>
        asset.Rack(new(RackId, Unit, Height, Face, Custodian, Note), given);
}

public sealed class RackAssetValidator : AssetShape<RackAsset>
{
    public RackAssetValidator()
    {
        RuleFor(command => command.RackId).NotEmpty();
        RuleFor(command => command.Unit).InclusiveBetween(1, RackElevation.Tallest);
        RuleFor(command => command.Height).InclusiveBetween(1, RackElevation.Tallest);
        RuleFor(command => command.Face).IsInEnum();
        RuleFor(command => command.Custodian).MayBeLine(AssetLimits.Person);
        RuleFor(command => command.Note).MayBeLine(TextRules.Reason);
    }
}
