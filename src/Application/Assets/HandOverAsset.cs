using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Assets;
using FluentValidation;

namespace EventSourcedOps.Application.Assets;

/// <summary>Gives an asset into other hands where it stands.</summary>
/// <param name="To">Who holds it from now on.</param>
/// <param name="Note">What else is to be said.</param>
[Operation("asset.hand-over")]
public sealed record HandOverAsset(Guid CommandId, Guid AssetId, string To, string? Note = null) : AssetCommand(CommandId, AssetId)
{
    protected override Decision<AssetEvent> Ask(Asset? asset, Circumstances given) => asset.HandOver(To, Note);
}

public sealed class HandOverAssetValidator : AssetShape<HandOverAsset>
{
    public HandOverAssetValidator()
    {
        RuleFor(command => command.To).IsPerson();
        RuleFor(command => command.Note).MayBeLine(TextRules.Reason);
    }
}
