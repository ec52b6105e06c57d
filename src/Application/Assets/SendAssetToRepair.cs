using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Assets;
using FluentValidation;

namespace EventSourcedOps.Application.Assets;

/// <summary>Sends an asset away to be repaired; whoever repairs it holds it.</summary>
/// <param name="Repairer">Who repairs it.</param>
/// <param name="Reason">What is wrong with it.</param>
/// <param name="DueBack">The day on which it should be back.</param>
[Operation("asset.send-to-repair")]
public sealed record SendAssetToRepair(Guid CommandId, Guid AssetId, string Repairer, string Reason, DateOnly? DueBack = null)
    : AssetCommand(CommandId, AssetId)
{
    protected override Decision<AssetEvent> Ask(Asset? asset, Circumstances given) => asset.SendToRepair(Repairer, Reason, DueBack);
}

public sealed class SendAssetToRepairValidator : AssetShape<SendAssetToRepair>
{
    public SendAssetToRepairValidator()
    {
        RuleFor(command => command.Repairer).IsPerson();
        RuleFor(command => command.Reason).IsReason();
        RuleFor(command => command.DueBack).IsDay();
    }
}
