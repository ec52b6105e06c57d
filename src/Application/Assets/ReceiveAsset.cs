using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Assets;
using EventSourcedOps.Domain.Organisations;
using FluentValidation;

namespace EventSourcedOps.Application.Assets;

/// <summary>Takes something that arrived into the ledger.</summary>
/// <param name="Organisation">Code of the organisation whose ledger it is.</param>
/// <param name="Facts">What the ledger says of it.</param>
/// <param name="Custodian">Who holds it from now on.</param>
/// <param name="PlaceId">Where it was put down: a site, room or rack.</param>
[Operation("asset.receive")]
public sealed record ReceiveAsset(
    Guid CommandId, Guid AssetId, string Organisation, AssetFacts Facts, string Custodian, Guid? PlaceId = null)
    : AssetCommand(CommandId, AssetId)
{
    protected internal override string? Home => Organisation;

    protected internal override IEnumerable<Guid> Reads => PlaceId is { } place ? [place] : [];

    /// <summary>Found for this wish; no part of what was asked.</summary>
    internal AssetHolders Holders { get; init; } = AssetHolders.None;

    protected internal override async Task<Command> Grounded(ProcessMeans means, Caller caller) =>
        this with { Holders = await AssetFinding.Holders(Organisation, Facts, means) };

    protected override Decision<AssetEvent> Ask(Asset? asset, Circumstances given) =>
        !given.Rights.Reaches("asset.receive", Organisation, Facts.Label) ? AssetRefusals.LabelOutOfReach
        : asset.Receive(AssetId, new(Organisation, Facts, Custodian, PlaceId), Holders, given);
}

public sealed class ReceiveAssetValidator : AssetShape<ReceiveAsset>
{
    public ReceiveAssetValidator()
    {
        RuleFor(command => command.Organisation).NotEmpty().MaximumLength(DivisionCode.LongestCode);
        RuleFor(command => command.Facts).NotNull().SetValidator(new AssetFactsValidator());
        RuleFor(command => command.Custodian).IsPerson();
    }
}
